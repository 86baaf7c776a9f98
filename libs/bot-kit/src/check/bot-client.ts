import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** An answer of the bot under check. */
export interface BotAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  /** the body as JSON; undefined where it isn't */
  readonly json: unknown;
}

export interface BotCall {
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: unknown;
  /** the bearer to send; the right one by default on `/internal/…`, none elsewhere */
  readonly bearer?: string | null;
}

const TIMEOUT_MS = 15_000;

/** Talks to the bot with Node's own client, which sends headers as they are given: twice, or with odd names. */
export class BotClient {
  constructor(
    private readonly origin: string,
    private readonly secret: string,
  ) {}

  call(method: string, path: string, { headers = {}, body, bearer }: BotCall = {}): Promise<BotAnswer> {
    const url = new URL(path, this.origin);
    const token = bearer === undefined && path.startsWith('/internal/') ? this.secret : bearer;
    const payload = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
    const sent: Record<string, string | string[]> = { accept: 'text/html, application/json' };
    for (const [name, value] of Object.entries(headers)) sent[name] = typeof value === 'string' ? value : [...value];
    if (token) sent.authorization = `Bearer ${token}`;
    if (payload !== undefined) {
      sent['content-type'] = 'application/json';
      sent['content-length'] = String(Buffer.byteLength(payload));
    }

    const { promise, resolve, reject } = Promise.withResolvers<BotAnswer>();
    const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = open(url, { method, headers: sent, signal: AbortSignal.timeout(TIMEOUT_MS) }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({
          status: response.statusCode ?? 0,
          contentType: response.headers['content-type'] ?? '',
          text,
          json: parsed(text),
        });
      });
    });
    request.on('error', reject);
    request.end(payload);
    return promise;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
