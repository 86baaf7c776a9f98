import { createHash } from 'node:crypto';
import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Refusal } from './refusals.ts';

const STYLE = `:root{color-scheme:light dark;--bg:#f6f7f9;--card:#fff;--ink:#16181d;--soft:#5b6270;--line:#e3e6eb;--brand:#2f6feb}
@media(prefers-color-scheme:dark){:root{--bg:#0f1115;--card:#171a20;--ink:#eef0f4;--soft:#9aa3b2;--line:#272b34;--brand:#6ea1ff}}
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;background:var(--bg);color:var(--ink);font:16px/1.6 "Inter Variable",Inter,system-ui,sans-serif}
main{width:100%;max-width:460px;background:var(--card);border:1px solid var(--line);border-radius:14px;padding:36px 36px 30px;box-shadow:0 1px 2px #0000000a,0 12px 32px #0000000f}
small{color:var(--soft);font-size:13px;letter-spacing:.02em}h1{font-size:22px;line-height:1.3;margin:6px 0 10px;letter-spacing:-.01em}p{margin:0 0 22px;color:var(--soft)}
nav{display:flex;flex-wrap:wrap;gap:12px;align-items:center}a,button{font:inherit;font-weight:550;font-size:15px;color:var(--brand);background:none;border:0;padding:0;cursor:pointer;text-decoration:none}
a:hover,button:hover{text-decoration:underline}a:focus-visible,button:focus-visible{outline:2px solid var(--brand);outline-offset:3px;border-radius:4px}
.bar{height:3px;border-radius:2px;background:var(--line);overflow:hidden;margin:0 0 24px}.bar::after{content:"";display:block;height:100%;width:35%;border-radius:2px;background:var(--brand);animation:m 1.4s ease-in-out infinite}
@keyframes m{from{transform:translateX(-100%)}to{transform:translateX(300%)}}@media(prefers-reduced-motion:reduce){.bar::after{animation:none;width:100%}}`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] as string);

/** Writes refusals: a small page for browsers, problem+json (RFC 9457) for everybody else, both under the same headers. */
export class RefusalPages {
  readonly #headers: readonly string[];

  constructor(platformUrl: string) {
    const platform = new URL(platformUrl);
    const csp = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'self' ${platform.origin}; frame-ancestors 'none'`;
    this.#headers = [
      'cache-control',
      'no-store',
      'content-security-policy',
      csp,
      'x-content-type-options',
      'nosniff',
      'x-frame-options',
      'DENY',
      'referrer-policy',
      'same-origin',
      'permissions-policy',
      'camera=(), geolocation=(), microphone=()',
      'cross-origin-opener-policy',
      'same-origin',
      ...(platform.protocol === 'https:' ? ['strict-transport-security', 'max-age=31536000'] : []),
    ];
  }

  /**
   * @param asPage whether the client reads HTML.
   * @param extra more header fields: name, value ….
   */
  send(res: ServerResponse, refusal: Refusal, asPage: boolean, extra: readonly string[] = []): void {
    if (res.headersSent) {
      // Half an answer can't be taken back, but it must not look whole.
      res.destroy();
      return;
    }
    const { fields, body } = this.#compose(refusal, asPage);
    // What the client is still sending would be read as the next request's beginning, or drained for nothing.
    const unread = res.req.complete ? [] : ['connection', 'close'];
    res.writeHead(refusal.status, [...fields, ...extra, ...unread]);
    res.end(res.req.method === 'HEAD' ? undefined : body);
  }

  /** The same on a socket that asked for an upgrade: no `ServerResponse` there. */
  sendRaw(socket: Duplex, refusal: Refusal): void {
    if (!socket.writable) return;
    const { fields, body } = this.#compose(refusal, false);
    let head = `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? ''}\r\nconnection: close\r\ndate: ${new Date().toUTCString()}\r\n`;
    for (let i = 0; i + 1 < fields.length; i += 2) head += `${fields[i]}: ${fields[i + 1]}\r\n`;
    socket.end(`${head}\r\n${body}`);
  }

  #compose(refusal: Refusal, asPage: boolean): { fields: string[]; body: string } {
    const body = asPage ? page(refusal) : problem(refusal);
    const type = asPage ? 'text/html; charset=utf-8' : 'application/problem+json';
    const fields = [
      'content-type',
      type,
      'content-length',
      String(Buffer.byteLength(body)),
      'vary',
      'accept',
      ...this.#headers,
    ];
    if (refusal.retryAfter !== undefined) fields.push('retry-after', String(refusal.retryAfter));
    return { fields, body };
  }
}

function problem({ status, code, title, detail, retryAfter }: Refusal): string {
  return JSON.stringify({
    type: 'about:blank',
    title,
    status,
    code,
    detail,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}

function page({ status, title, detail, retryAfter, link, signedInAs, kind }: Refusal): string {
  // No script: the page reloads itself by the oldest of means.
  const reload = retryAfter === undefined ? '' : `<meta http-equiv="refresh" content="${retryAfter}">`;
  const waiting =
    kind === 'BEING_CHANGED' || kind === 'SHUTTING_DOWN'
      ? '<div class="bar" role="progressbar" aria-label="Waiting"></div>'
      : '';
  const signOut =
    signedInAs === undefined
      ? ''
      : `<form method="post" action="/.moorage/sign-out"><button>Sign out ${escaped(signedInAs)}</button></form>`;
  const leadOn = link === undefined ? '' : `<a href="${escaped(link.href)}">${escaped(link.text)}</a>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">${reload}<title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><main>${waiting}<small>${status}</small><h1>${escaped(title)}</h1><p>${escaped(detail)}</p><nav>${leadOn}${signOut}</nav></main></body></html>
`;
}
