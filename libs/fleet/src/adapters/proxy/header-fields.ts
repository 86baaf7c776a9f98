/**
 * What happens to each header field between browser and bot, decided once per spelling of a name.
 *
 * A bot may read `X_Platform_User_Id`, `X.Platform.User.Id` and `x-platform-user-id` as one name: CGI-style servers turn `-` into
 * `_`, others drop what they don't know. So names are compared with `-`, `_`, `.` and case removed, and anything that could be
 * taken for a name of ours, for a framing field, or for a forwarding field is dropped.
 */

/** How one field of a request is treated. */
export const REQUEST_FIELD = {
  /** Goes to the bot as it came. */
  FORWARD: 0,
  /** Never reaches the bot. */
  DROP: 1,
  HOST: 2,
  COOKIE: 3,
  AUTHORIZATION: 4,
  CONNECTION: 5,
  UPGRADE: 6,
  CONTENT_LENGTH: 7,
  TRANSFER_ENCODING: 8,
  ORIGIN: 9,
  SEC_FETCH_SITE: 10,
  SEC_FETCH_MODE: 11,
  ACCEPT: 12,
  X_FORWARDED_FOR: 13,
  X_FORWARDED_PROTO: 14,
} as const;
export type RequestField = (typeof REQUEST_FIELD)[keyof typeof REQUEST_FIELD];

/** Fields about one hop (RFC 9110 §7.6.1, §10.1.4, §11.7; `Proxy-Connection` and `Keep-Alive` are old practice). */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authentication-info',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

const REQUEST_FIELDS: ReadonlyMap<string, RequestField> = new Map<string, RequestField>([
  ...HOP_BY_HOP.map((name): [string, RequestField] => [name, REQUEST_FIELD.DROP]),
  ['http2-settings', REQUEST_FIELD.DROP],
  // Answered by this hop, once the request is let through (RFC 9110 §10.1.1).
  ['expect', REQUEST_FIELD.DROP],
  ['forwarded', REQUEST_FIELD.DROP],
  ['x-real-ip', REQUEST_FIELD.DROP],
  ['x-client-ip', REQUEST_FIELD.DROP],
  ['x-original-url', REQUEST_FIELD.DROP],
  ['x-rewrite-url', REQUEST_FIELD.DROP],
  ['host', REQUEST_FIELD.HOST],
  ['cookie', REQUEST_FIELD.COOKIE],
  ['authorization', REQUEST_FIELD.AUTHORIZATION],
  ['connection', REQUEST_FIELD.CONNECTION],
  ['upgrade', REQUEST_FIELD.UPGRADE],
  ['content-length', REQUEST_FIELD.CONTENT_LENGTH],
  ['transfer-encoding', REQUEST_FIELD.TRANSFER_ENCODING],
  ['origin', REQUEST_FIELD.ORIGIN],
  ['sec-fetch-site', REQUEST_FIELD.SEC_FETCH_SITE],
  ['sec-fetch-mode', REQUEST_FIELD.SEC_FETCH_MODE],
  ['accept', REQUEST_FIELD.ACCEPT],
  ['x-forwarded-for', REQUEST_FIELD.X_FORWARDED_FOR],
  ['x-forwarded-proto', REQUEST_FIELD.X_FORWARDED_PROTO],
]);

/** A name without what servers disagree about: `X_Platform.User-Id` and `x-platform-user-id` are both `xplatformuserid`. */
export function foldFieldName(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '');
}

/** Whether a bot could take this name for one that only the platform may send. */
export function isPlatformAlias(name: string): boolean {
  return foldFieldName(name).startsWith('xplatform');
}

const SPECIAL_FOLDED = new Set(Array.from(REQUEST_FIELDS.keys(), foldFieldName));

function classifyRequestField(name: string): RequestField {
  const known = REQUEST_FIELDS.get(name.toLowerCase());
  if (known !== undefined) return known;
  const folded = foldFieldName(name);
  // `content_length` or `x.forwarded.for` are nobody's honest spelling; a bot might honour them.
  if (folded.startsWith('xplatform') || folded.startsWith('xforwarded') || SPECIAL_FOLDED.has(folded))
    return REQUEST_FIELD.DROP;
  return REQUEST_FIELD.FORWARD;
}

/** How one field of a bot's response is treated. */
export const RESPONSE_FIELD = {
  FORWARD: 0,
  DROP: 1,
  SET_COOKIE: 2,
  CONNECTION: 3,
  CLEAR_SITE_DATA: 4,
  CONTENT_LENGTH: 5,
  UPGRADE: 6,
} as const;
export type ResponseField = (typeof RESPONSE_FIELD)[keyof typeof RESPONSE_FIELD];

const RESPONSE_FIELDS: ReadonlyMap<string, ResponseField> = new Map<string, ResponseField>([
  ...HOP_BY_HOP.map((name): [string, ResponseField] => [name, RESPONSE_FIELD.DROP]),
  // Would offer browsers a way around the proxy (RFC 7838).
  ['alt-svc', RESPONSE_FIELD.DROP],
  ['connection', RESPONSE_FIELD.CONNECTION],
  ['upgrade', RESPONSE_FIELD.UPGRADE],
  ['set-cookie', RESPONSE_FIELD.SET_COOKIE],
  ['clear-site-data', RESPONSE_FIELD.CLEAR_SITE_DATA],
  ['content-length', RESPONSE_FIELD.CONTENT_LENGTH],
]);

const classifyResponseField = (name: string): ResponseField =>
  RESPONSE_FIELDS.get(name.toLowerCase()) ?? RESPONSE_FIELD.FORWARD;

/** Names are few and come again with each request, so their class is kept; made-up ones can't fill the process. */
function remembering<T>(classify: (name: string) => T): (name: string) => T {
  const remembered = new Map<string, T>();
  return (name) => {
    let field = remembered.get(name);
    if (field === undefined) {
      field = classify(name);
      if (remembered.size >= 2048) remembered.clear();
      if (name.length <= 64) remembered.set(name, field);
    }
    return field;
  };
}

export const requestFieldOf = remembering(classifyRequestField);
export const responseFieldOf = remembering(classifyResponseField);
