import { REQUEST_FIELD, requestFieldOf } from './header-fields.ts';

/** What the proxy reads of a request's header section, in one pass over it. */
export interface RequestHead {
  /** Why the request can't be forwarded safely; it is refused with 400, not repaired. */
  problem: string | undefined;
  host: string | undefined;
  cookie: string;
  authorization: string | undefined;
  origin: string | undefined;
  secFetchSite: string | undefined;
  secFetchMode: string | undefined;
  accept: string;
  upgrade: string | undefined;
  contentLength: string | undefined;
  chunked: boolean;
  xForwardedFor: string | undefined;
  xForwardedProto: string | undefined;
  /** Fields that go to the bot unchanged, as name, value, name, value …. `Host` and framing fields are not among them. */
  forwarded: string[];
}

/** Octets no field value may have (RFC 9110 §5.5); the parser refuses them too, and this doesn't rely on its settings. */
const FORBIDDEN_IN_VALUE = /[\0\r\n]/;

/**
 * Reads a request's raw header list: every field as sent, duplicates included.
 *
 * Refused, since a bot's parser may read them otherwise than ours (RFC 9112 §3.2, §6.1–6.3, §11.2): more or less than one `Host`,
 * several `Content-Length` or one that isn't digits, `Content-Length` beside `Transfer-Encoding`, any coding but one `chunked`,
 * `Transfer-Encoding` in HTTP/1.0, a target that isn't a path, CR, LF or NUL in a value.
 */
export function readRequestHead(
  raw: readonly string[],
  target: string | undefined,
  httpVersionMinor: number,
): RequestHead {
  const head: RequestHead = {
    problem: undefined,
    host: undefined,
    cookie: '',
    authorization: undefined,
    origin: undefined,
    secFetchSite: undefined,
    secFetchMode: undefined,
    accept: '',
    upgrade: undefined,
    contentLength: undefined,
    chunked: false,
    xForwardedFor: undefined,
    xForwardedProto: undefined,
    forwarded: [],
  };
  let connection: string | undefined;
  const { forwarded } = head;
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i] as string;
    const value = raw[i + 1] as string;
    if (FORBIDDEN_IN_VALUE.test(value)) head.problem = 'A header has a value with a line break or NUL in it.';
    switch (requestFieldOf(name)) {
      case REQUEST_FIELD.FORWARD:
        forwarded.push(name, value);
        break;
      case REQUEST_FIELD.HOST:
        if (head.host !== undefined) head.problem = 'The request has more than one Host.';
        head.host = value;
        break;
      case REQUEST_FIELD.COOKIE:
        head.cookie = head.cookie === '' ? value : `${head.cookie}; ${value}`;
        break;
      case REQUEST_FIELD.AUTHORIZATION:
        if (head.authorization !== undefined) head.problem = 'The request has more than one Authorization.';
        head.authorization = value;
        break;
      case REQUEST_FIELD.CONNECTION:
        connection = connection === undefined ? value : `${connection},${value}`;
        break;
      case REQUEST_FIELD.UPGRADE:
        head.upgrade = head.upgrade === undefined ? value : `${head.upgrade},${value}`;
        break;
      case REQUEST_FIELD.CONTENT_LENGTH:
        if (head.contentLength !== undefined || !/^\d{1,15}$/.test(value))
          head.problem = 'Content-Length is not one number.';
        head.contentLength = value;
        break;
      case REQUEST_FIELD.TRANSFER_ENCODING:
        if (head.chunked || value.trim().toLowerCase() !== 'chunked')
          head.problem = 'Transfer-Encoding is not "chunked".';
        head.chunked = true;
        break;
      case REQUEST_FIELD.ORIGIN:
        if (head.origin !== undefined) head.problem = 'The request has more than one Origin.';
        head.origin = value;
        forwarded.push(name, value);
        break;
      case REQUEST_FIELD.SEC_FETCH_SITE:
        // Two of them disagree in the attacker's favour only if the last wins somewhere: both must be good, so keep the worse.
        if (head.secFetchSite === undefined || head.secFetchSite === 'same-origin') head.secFetchSite = value;
        forwarded.push(name, value);
        break;
      case REQUEST_FIELD.SEC_FETCH_MODE:
        head.secFetchMode = value;
        forwarded.push(name, value);
        break;
      case REQUEST_FIELD.ACCEPT:
        head.accept = head.accept === '' ? value : `${head.accept},${value}`;
        forwarded.push(name, value);
        break;
      case REQUEST_FIELD.X_FORWARDED_FOR:
        head.xForwardedFor = head.xForwardedFor === undefined ? value : `${head.xForwardedFor},${value}`;
        break;
      case REQUEST_FIELD.X_FORWARDED_PROTO:
        head.xForwardedProto = value;
        break;
    }
  }
  if (head.host === undefined) head.problem = 'The request has no Host.';
  if (head.chunked && head.contentLength !== undefined)
    head.problem = 'The request has both Content-Length and Transfer-Encoding.';
  if (head.chunked && httpVersionMinor === 0) head.problem = 'HTTP/1.0 knows no Transfer-Encoding.';
  if (target?.[0] !== '/') head.problem = 'The request target is not a path.';
  if (connection !== undefined) head.forwarded = withoutConnectionOptions(forwarded, connection);
  return head;
}

/** `Connection` may name fields of this hop only (RFC 9110 §7.6.1): they end here. Ours are added afterwards, so naming them is idle. */
function withoutConnectionOptions(fields: string[], connection: string): string[] {
  if (connection === 'keep-alive' || connection === 'close' || connection === 'Upgrade') return fields;
  const named = new Set(
    connection
      .toLowerCase()
      .split(',')
      .map((option) => option.trim()),
  );
  const kept: string[] = [];
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const name = fields[i] as string;
    if (!named.has(name.toLowerCase())) kept.push(name, fields[i + 1] as string);
  }
  return kept;
}
