import type { IncomingMessage } from 'node:http';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may change something, seen from where it comes. A page of another site can make a browser send
 * forms and open WebSockets here with everything that signs the person in, but the browser says where the page is from.
 * Requests without an `Origin` come from no page. Behind a proxy the host that the browser knows is in `x-forwarded-host`.
 */
export function mayChange(req: IncomingMessage): boolean {
  return READING.has(req.method ?? 'GET') || isSameOrigin(req);
}

/** The same question for a WebSocket, whose request is a GET. */
export function isSameOrigin({ headers }: IncomingMessage): boolean {
  if (headers['sec-fetch-site'] === 'cross-site') return false;
  if (headers.origin === undefined) return true;
  const origin = URL.parse(headers.origin)?.host;
  const forwarded = headers['x-forwarded-host'];
  return origin !== undefined && (origin === headers.host || origin === forwarded);
}
