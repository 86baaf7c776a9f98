/** Where to go after signing in: only ever an address of this site. */
export function returnAddress(address: URLSearchParams): string {
  const next = address.get('next') ?? '/';
  return /^\/(?![/\\])/.test(next) ? next : '/';
}

/** The sign-in page, with the way back. */
export function signInAddress(from: { pathname: string; search: string; hash?: string }): string {
  const next = `${from.pathname}${from.search}${from.hash ?? ''}`;
  return next === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ next })}`;
}
