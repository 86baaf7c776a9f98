/** Remembered `Host` values; past it the memory is emptied, so that made-up hosts can't fill the process. */
const REMEMBERED = 4096;

/** Tells the hosts of bots from the platform's own, and builds their public addresses. */
export class BotHosts {
  readonly #suffix: string;
  readonly #platformHost: string;
  readonly #scheme: 'http' | 'https';
  readonly #port: string;
  readonly #remembered = new Map<string, string>();

  /**
   * @param platformUrl e.g. `https://app.example`; its scheme is the bots' scheme too.
   * @param botsDomain the domain whose children are bots, with a port where it isn't the scheme's own, e.g. `localhost:4400`.
   */
  constructor(platformUrl: string, botsDomain: string) {
    const platform = new URL(platformUrl);
    this.#scheme = platform.protocol === 'https:' ? 'https' : 'http';
    const { name, port } = splitPort(botsDomain);
    this.#suffix = `.${name}`;
    this.#port = port;
    this.#platformHost = platform.hostname;
  }

  /**
   * @returns the bot's host name (lower case, without port or trailing dot) for a `Host` header, or `undefined` for a host that
   *   isn't below the bots' domain. The platform's own host never is, even where it lies below it.
   */
  hostOf(hostHeader: string | undefined): string | undefined {
    if (hostHeader === undefined) return undefined;
    let host = this.#remembered.get(hostHeader);
    if (host === undefined) {
      const { name } = splitPort(hostHeader);
      host = name.endsWith(this.#suffix) && name !== this.#platformHost ? name : '';
      if (this.#remembered.size >= REMEMBERED) this.#remembered.clear();
      if (hostHeader.length <= 255) this.#remembered.set(hostHeader, host);
    }
    return host === '' ? undefined : host;
  }

  /** @returns e.g. `https://acme.bots.example`: what a browser calls the bot's origin (RFC 6454 §6.2). */
  originOf(host: string): string {
    return `${this.#scheme}://${host}${this.#port}`;
  }

  get scheme(): 'http' | 'https' {
    return this.#scheme;
  }
}

function splitPort(authority: string): { name: string; port: string } {
  const colon = authority.lastIndexOf(':');
  const hasPort = colon > 0 && /^\d*$/.test(authority.slice(colon + 1));
  const name = (hasPort ? authority.slice(0, colon) : authority).toLowerCase();
  return { name: name.endsWith('.') ? name.slice(0, -1) : name, port: hasPort ? authority.slice(colon) : '' };
}
