import type { RequestHead } from './request-head.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** Whether the method only reads (RFC 9110 §9.2.1). */
export const isSafeMethod = (method: string): boolean => SAFE.has(method);

/**
 * Whether a request that may change something was made by a page of the bot itself, or by no page at all.
 *
 * Bots of different orgs are same-site siblings, so `SameSite=Lax` cookies don't keep one org's page from posting into another's
 * bot. Browsers say where a request comes from by `Sec-Fetch-Site` (which pages can't forge) and `Origin`; where both are missing
 * it is no browser, or one sends neither only for navigations by GET. `Origin: null` alone is refused: sandboxed frames send it. A
 * page with `Referrer-Policy: no-referrer` sends it too, but then `Sec-Fetch-Site: same-origin` beside it.
 */
export function comesFromOwnPage(head: RequestHead, botOrigin: string): boolean {
  const { origin, secFetchSite } = head;
  if (secFetchSite !== undefined && secFetchSite !== 'same-origin' && secFetchSite !== 'none') return false;
  if (origin === undefined) return true;
  return origin === 'null' ? secFetchSite === 'same-origin' : origin.toLowerCase() === botOrigin;
}
