import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Html } from '../views/html.ts';

/** An answer, before it is sent. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Readable;
}

/** Pages load nothing from elsewhere and are framed by nobody. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; " +
  "base-uri 'none'; frame-ancestors 'none'";

export function page(html: Html, status = 200): Reply {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': PAGE_POLICY,
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
  };
  return { status, headers, body: html.text };
}

export function json(value: object, status = 200): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  };
}

/** 303: the browser goes there with GET, so that a reload never repeats a form. */
export function redirect(location: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status: 303, headers: { ...headers, location, 'cache-control': 'no-store' }, body: '' };
}

export async function send(res: ServerResponse, { status, headers, body }: Reply): Promise<void> {
  if (res.headersSent || res.destroyed) return;
  // What is left of an unread body would be taken for the next request on this connection.
  if (!res.req.complete) res.setHeader('connection', 'close');
  const length = typeof body === 'string' ? { 'content-length': String(Buffer.byteLength(body)) } : {};
  res.writeHead(status, { 'x-content-type-options': 'nosniff', ...length, ...headers });
  if (typeof body === 'string') res.end(body);
  else await pipeline(body, res);
}
