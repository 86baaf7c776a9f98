/**
 * A name that somebody chose, made harmless for a mail that goes to somebody else: on one line, of a bearable length, and
 * with nothing in it that a mail reader would turn into a link (`evil.example`, `https://…`, `x@y`).
 */
export function plainName(name: string): string {
  const line = name
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replace(/:(?=\S)/g, ' ')
    .replace(/[/\\@]+/g, ' ')
    .replace(/\.(?=\p{L}{2})/gu, '. ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return line.length <= 100 ? line : `${line.slice(0, 99).trimEnd()}…`;
}
