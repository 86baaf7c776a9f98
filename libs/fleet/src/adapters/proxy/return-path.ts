/** Below it is the proxy's own ground on every bot host; nothing there is ever forwarded. */
export const OWN_PATH_PREFIX = '/.moorage/';

export const isOwnPath = (url: string): boolean =>
  url.startsWith(OWN_PATH_PREFIX) || url === '/.moorage' || url.startsWith('/.moorage?');

const LONGEST = 2_048;

/**
 * Where to go after signing in: only ever a path on the same host.
 *
 * `//evil.example` and `/\evil.example` are other hosts to a browser; tabs and line breaks are skipped by its URL parser, so
 * `/<tab>/evil.example` is one too; and `/.//evil.example` becomes one wherever somebody normalises it.
 * @returns the path if it is one, or `/`.
 */
export function safeReturnPath(path: string | null | undefined): string {
  if (!path || path.length > LONGEST || !/^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(path)) return '/';
  const base = 'http://bot.invalid';
  if (!URL.canParse(path, base)) return '/';
  const url = new URL(path, base);
  if (url.origin !== base || url.pathname.startsWith('//') || url.pathname.startsWith(OWN_PATH_PREFIX)) return '/';
  return path;
}
