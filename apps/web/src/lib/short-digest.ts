/** `sha256:1234567890ab…`, which is enough to tell two apart. */
export function shortDigest(digest: string): string {
  return `${digest.slice(0, 19)}…`;
}
