/**
 * The cookies of a bot host that are the platform's, and what keeps them from bots and bots from them.
 *
 * Over https they carry the `__Host-` prefix (RFC 6265bis §4.1.3.2), so that a page of one bot can't plant a cookie of that name
 * on its siblings by `Domain=`. Over plain http (a laptop) browsers refuse the prefix, and the names stand alone.
 */
const SESSION = 'moorage_bot_session';
const NONCE = 'moorage_bot_nonce';

/** How long a sign-in that was begun may take. */
const NONCE_LIFE_SECONDS = 600;

export interface ReadCookies {
  /** Values of the session cookie that look like tokens, in the order sent. More than one only where siblings plant cookies. */
  readonly sessionTokens: readonly string[];
  readonly nonce: string | undefined;
  /** The `Cookie` value for the bot: what is left, `''` for none. */
  readonly forBot: string;
}

const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const NO_TOKENS: readonly string[] = [];

export class BotCookies {
  readonly #prefix: string;
  readonly #secure: string;
  readonly #session: string;
  readonly #nonce: string;
  /** Lower case: newer browsers compare the prefix so, and a bot may compare names so. */
  readonly #reserved: ReadonlySet<string>;

  /** @param platformCookieNames the platform's own cookies, which a shared parent domain might bring here. */
  constructor(options: { secure: boolean; platformCookieNames: readonly string[] }) {
    this.#prefix = options.secure ? '__Host-' : '';
    this.#secure = options.secure ? '; Secure' : '';
    this.#session = this.#prefix + SESSION;
    this.#nonce = this.#prefix + NONCE;
    this.#reserved = new Set(
      [SESSION, NONCE, ...options.platformCookieNames]
        .flatMap((name) => [name, `__host-${name}`, `__secure-${name}`])
        .map((name) => name.toLowerCase()),
    );
  }

  read(header: string): ReadCookies {
    if (header === '') return { sessionTokens: NO_TOKENS, nonce: undefined, forBot: '' };
    let sessionTokens: string[] | undefined;
    let nonce: string | undefined;
    let forBot = '';
    for (const part of header.split(';')) {
      const pair = part.trim();
      const equals = pair.indexOf('=');
      const name = equals < 0 ? pair : pair.slice(0, equals).trimEnd();
      if (!this.#reserved.has(name.toLowerCase())) {
        if (pair !== '') forBot = forBot === '' ? pair : `${forBot}; ${pair}`;
        continue;
      }
      const value = pair.slice(equals + 1);
      if (!TOKEN.test(value)) continue;
      if (name === this.#session) {
        // A handful is enough to outvote planted ones; more is an attack on the store.
        if (sessionTokens === undefined) sessionTokens = [value];
        else if (sessionTokens.length < 4) sessionTokens.push(value);
      } else if (name === this.#nonce) nonce ??= value;
    }
    return { sessionTokens: sessionTokens ?? NO_TOKENS, nonce, forBot };
  }

  /** @param expiresAt milliseconds since the epoch. */
  setSession(token: string, expiresAt: number): string {
    return `${this.#session}=${token}; Path=/; Expires=${new Date(expiresAt).toUTCString()}; HttpOnly; SameSite=Lax${this.#secure}`;
  }

  clearSession(): string {
    return `${this.#session}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${this.#secure}`;
  }

  setNonce(nonce: string): string {
    return `${this.#nonce}=${nonce}; Path=/; Max-Age=${NONCE_LIFE_SECONDS}; HttpOnly; SameSite=Lax${this.#secure}`;
  }

  /** Whether a bot at `host` may set this cookie: not one of ours by name, and none for more than its own host (RFC 6265 §5.3). */
  mayBotSet(setCookie: string, host: string): boolean {
    const attributes = setCookie.split(';');
    const pair = attributes[0] as string;
    const equals = pair.indexOf('=');
    // A nameless cookie `=moorage_bot_session=x` is sent back as `moorage_bot_session=x`.
    const name = equals < 0 ? '' : pair.slice(0, equals).trim();
    const shown =
      name === ''
        ? (pair
            .slice(equals + 1)
            .trim()
            .split('=', 1)[0] as string)
        : name;
    if (this.#reserved.has(shown.trim().toLowerCase())) return false;
    for (let i = 1; i < attributes.length; i += 1) {
      const [key = '', value = ''] = (attributes[i] as string).split('=', 2);
      if (key.trim().toLowerCase() !== 'domain') continue;
      const domain = value.trim().toLowerCase().replace(/^\./, '');
      if (domain !== '' && domain !== host) return false;
    }
    return true;
  }
}
