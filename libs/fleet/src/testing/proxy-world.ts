import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { eventually } from '@moorage/kernel/testing';
import {
  createProxyServerHandler,
  Ed25519AssertionSigner,
  mountProxy,
  proxyServerOptions,
  type ProxyEvents,
  type ProxyOptions,
  type ProxyServerHandler,
} from '../adapters/proxy/index.ts';
import type { ProxyTarget } from '../application/ports/proxy-access.port.ts';
import { InMemoryProxyAccess } from './in-memory-proxy-access.ts';

export interface ProxyWorldOptions {
  /** The bot's answer; default: a JSON list of the header fields it got. */
  readonly bot?: RequestListener;
  readonly proxy?: Partial<ProxyOptions>;
  readonly events?: ProxyEvents;
  readonly platformUrl?: string;
}

/** What a client got, read off the wire. */
export interface RawAnswer {
  readonly status: number;
  /** Lower-case names; several of one name are joined by a line break. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly text: string;
}

/** Shows every field as it came: the list that a bot could read. */
export const echoingBot: RequestListener = (req, res) => {
  req.resume();
  req.on('end', () => {
    const body = JSON.stringify({
      method: req.method,
      url: req.url,
      rawHeaders: req.rawHeaders,
      trailers: req.rawTrailers,
    });
    res.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    res.end(body);
  });
};

/** The proxy on real sockets, between a bot and raw clients. One org `acme` with one member, signed in. */
export class ProxyWorld {
  readonly access = new InMemoryProxyAccess();
  readonly signer = new Ed25519AssertionSigner(Ed25519AssertionSigner.generateKey());
  readonly userId = randomUUID();
  readonly orgId = randomUUID();
  readonly instanceId = randomUUID();
  readonly host = 'acme.localhost';
  proxy: ProxyServerHandler;
  bot: Server;
  front: Server;
  port: number;
  botPort: number;
  /** The session cookie's value. */
  token: string;
  readonly #sockets = new Set<Socket>();

  static async start(options: ProxyWorldOptions = {}): Promise<ProxyWorld> {
    const world = new ProxyWorld();
    world.bot = createServer(options.bot ?? echoingBot);
    world.botPort = await listen(world.bot);
    world.front = createServer(proxyServerOptions);
    world.port = await listen(world.front);
    world.proxy = createProxyServerHandler({
      access: world.access,
      signer: world.signer,
      ...(options.events ? { events: options.events } : {}),
      options: {
        platformUrl: options.platformUrl ?? `http://localhost:${world.port}`,
        botsDomain: options.platformUrl ? 'localhost' : `localhost:${world.port}`,
        forwarder: 'undici',
        holdSeconds: 30,
        platformCookieNames: ['moorage_session'],
        platformKeyPrefixes: ['mrg_'],
        ...options.proxy,
      },
    });
    mountProxy(world.front, { proxy: world.proxy, platform: (_req, res) => void res.end('the platform') });
    world.access.putTarget(world.target());
    world.access.putPerson({ userId: world.userId, email: 'ada@example.com', name: 'Ada Müller' });
    world.access.setMembership(world.orgId, world.userId, 'ADMIN', 'ACTIVE');
    world.token = world.access.openSession(world.host, world.userId).token;
    return world;
  }

  target(change: Partial<ProxyTarget> = {}): ProxyTarget {
    return {
      host: this.host,
      instanceId: this.instanceId,
      orgId: this.orgId,
      orgSlug: 'acme',
      orgName: 'Acme',
      orgStatus: 'ACTIVE',
      orgStatusReason: null,
      status: 'RUNNING',
      upstream: { host: '127.0.0.1', port: this.botPort },
      maintenance: [],
      ...change,
    };
  }

  get origin(): string {
    return `http://${this.host}:${this.port}`;
  }

  get cookie(): string {
    return `moorage_bot_session=${this.token}`;
  }

  /** A connection to the proxy on which anything may be said. */
  connect(): Socket {
    const socket = connect(this.port, '127.0.0.1');
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    return socket;
  }

  /** Says `text` (line breaks become CRLF) and reads all until the proxy closes. */
  async say(text: string | Buffer): Promise<RawAnswer> {
    const socket = this.connect();
    socket.write(typeof text === 'string' ? text.replace(/\r?\n/g, '\r\n') : text);
    return parseAnswer(await readToEnd(socket));
  }

  /** A request of the signed-in member; `lines` are further header lines, as they are to appear. */
  request(line: string, lines: readonly string[] = [], content = ''): Promise<RawAnswer> {
    const head = [
      `${line} HTTP/1.1`,
      `Host: ${this.host}:${this.port}`,
      `Cookie: ${this.cookie}`,
      'Connection: close',
      ...lines,
    ];
    return this.say(Buffer.from(`${head.join('\r\n')}\r\n\r\n${content}`, 'latin1'));
  }

  /** The same without a session. */
  visit(line: string, lines: readonly string[] = []): Promise<RawAnswer> {
    return this.say(
      Buffer.from(
        [`${line} HTTP/1.1`, `Host: ${this.host}:${this.port}`, 'Connection: close', ...lines, '', ''].join('\r\n'),
        'latin1',
      ),
    );
  }

  /** Waits for a condition, never for a time. */
  until(condition: () => boolean): Promise<unknown> {
    return eventually(condition);
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await this.proxy.close();
    this.front.closeAllConnections();
    this.bot.closeAllConnections();
    await Promise.all([closed(this.front), closed(this.bot)]);
  }
}

/** The header list that an {@link echoingBot} saw, as [lower-case name, value] pairs. */
export function seenByBot(answer: RawAnswer): [string, string][] {
  const { rawHeaders } = JSON.parse(answer.body) as { rawHeaders: string[] };
  return rawHeaders.flatMap((name, i): [string, string][] =>
    i % 2 === 0 ? [[name.toLowerCase(), rawHeaders[i + 1] as string]] : [],
  );
}

export async function readToEnd(socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Reads one answer; undoes the chunked coding. Interim answers before it are skipped, but stay in `text`. */
export function parseAnswer(wire: Buffer): RawAnswer {
  const text = wire.toString('latin1');
  let rest = text;
  let head: string;
  do {
    const end = rest.indexOf('\r\n\r\n');
    head = rest.slice(0, end);
    rest = rest.slice(end + 4);
  } while (/^HTTP\/1\.1 10[0-35-9]/.test(head));
  const headers: Record<string, string> = {};
  const [start = '', ...lines] = head.split('\r\n');
  for (const line of lines) {
    const name = line.slice(0, line.indexOf(':')).toLowerCase();
    const value = line.slice(line.indexOf(':') + 1).trim();
    headers[name] = headers[name] === undefined ? value : `${headers[name]}\n${value}`;
  }
  const body = headers['transfer-encoding'] === 'chunked' ? unchunk(rest) : rest;
  return { status: Number(start.split(' ')[1]), headers, body: Buffer.from(body, 'latin1').toString('utf8'), text };
}

function unchunk(coded: string): string {
  let content = '';
  let at = 0;
  for (;;) {
    const lineEnd = coded.indexOf('\r\n', at);
    const size = Number.parseInt(coded.slice(at, lineEnd), 16);
    if (!(size > 0)) return content;
    content += coded.slice(lineEnd + 2, lineEnd + 2 + size);
    at = lineEnd + 2 + size + 2;
  }
}

export async function listen(server: Server): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  return (server.address() as AddressInfo).port;
}

const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
