import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { WebSocket } from 'ws';

export interface BotAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Where a chain of redirects ended. */
  readonly url: string;
}

export interface BotRequest {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** Stop at the first answer, whatever it is. */
  readonly follow?: boolean;
}

/** Somebody's browser on bots' hosts: a cookie jar per host, and redirects followed as a browser does. */
export class BotVisitor {
  private readonly jars = new Map<string, Map<string, string>>();

  /** @param cookies what the browser holds for the platform's host already: the session */
  constructor(platformUrl: string, cookies: Record<string, string> = {}) {
    this.jars.set(new URL(platformUrl).host, new Map(Object.entries(cookies)));
  }

  /** Opens an address at the bot's host, signing in on the way as a browser would. */
  async open(botUrl: string, request: BotRequest = {}): Promise<BotAnswer> {
    let url = botUrl;
    let { method = 'GET', body } = request;
    for (let hop = 0; hop < 10; hop++) {
      const answer = await this.send(url, {
        method,
        ...(request.headers && { headers: request.headers }),
        ...(body !== undefined && { body }),
      });
      const { location } = answer.headers;
      if (request.follow === false || location === undefined || answer.status < 300 || answer.status > 399)
        return answer;
      url = new URL(location, url).toString();
      if (answer.status !== 307 && answer.status !== 308) [method, body] = ['GET', undefined];
    }
    throw new Error(`The redirects from ${botUrl} never ended`);
  }

  /** Opens a WebSocket at the bot's host with the cookies it has there. */
  socket(botUrl: string, headers: Record<string, string> = {}): WebSocket {
    const url = new URL(botUrl);
    return new WebSocket(`ws://127.0.0.1:${url.port}${url.pathname}${url.search}`, {
      headers: { host: url.host, origin: url.origin, cookie: this.cookiesFor(url.host), ...headers },
    });
  }

  /** What this browser holds for a host. */
  cookiesFor(host: string): string {
    return [...(this.jars.get(host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private send(address: string, { method = 'GET', headers = {}, body }: BotRequest): Promise<BotAnswer> {
    const url = new URL(address);
    const cookie = this.cookiesFor(url.host);
    return new Promise((resolve, reject) => {
      const outgoing = httpRequest(
        {
          host: '127.0.0.1',
          port: url.port,
          path: url.pathname + url.search,
          method,
          headers: {
            host: url.host,
            accept: 'text/html',
            ...(cookie !== '' && { cookie }),
            ...(method !== 'GET' && { origin: url.origin }),
            ...headers,
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.once('error', reject);
          response.once('end', () => {
            this.keepCookies(url.host, response.headers['set-cookie'] ?? []);
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              text: Buffer.concat(chunks).toString('utf8'),
              url: address,
            });
          });
        },
      );
      outgoing.once('error', reject);
      outgoing.end(body);
    });
  }

  private keepCookies(host: string, setCookies: readonly string[]): void {
    const jar = this.jars.get(host) ?? new Map<string, string>();
    this.jars.set(host, jar);
    for (const line of setCookies) {
      const [pair = '', ...attributes] = line.split(';');
      const at = pair.indexOf('=');
      const gone = attributes.some((attribute) => /^\s*(max-age=0|expires=Thu, 01 Jan 1970)/i.test(attribute));
      if (gone) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}
