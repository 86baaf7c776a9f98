import {
  STATUS_CODES,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import type { Duplex } from 'node:stream';
import type { ProxyServerHandler } from './proxy-options.ts';

/**
 * Options for `http.createServer` of the server that the proxy is mounted on. They decide what the parser accepts, so they can't be
 * left to chance.
 */
export const proxyServerOptions: ServerOptions = {
  // RFC 9112 strictly: lenience here is a difference to exploit between this parser and the bot's.
  insecureHTTPParser: false,
  requireHostHeader: true,
  joinDuplicateHeaders: false,
  maxHeaderSize: 32 * 1024,
  // A header section must arrive within this; the sum of a slow client's patience.
  headersTimeout: 30_000,
  // A gigabyte over a thin line takes its time: content is watched for standing still instead (see `RequestBody`).
  requestTimeout: 0,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
  noDelay: true,
  keepAlive: true,
  keepAliveInitialDelay: 30_000,
  // Other upgrades than WebSocket aren't spoken; the request is answered as if it hadn't asked (RFC 9110 §7.8).
  shouldUpgradeCallback: (req: IncomingMessage) => req.headers.upgrade?.toLowerCase() === 'websocket',
};

export interface MountOptions {
  readonly proxy: ProxyServerHandler;
  /** Gets every request that isn't for a bot's host: the Nest app's Express listener. */
  readonly platform: RequestListener;
  /** Gets WebSocket upgrades on the platform's host; without it they are refused with 404. */
  readonly platformUpgrade?: (req: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

/** Where forward-auth is asked, on the platform's host. */
export const VERIFY_PATH = '/api/proxy/verify';

/** A client of the platform that stops in the middle of its content is let go after this long; bots' clients: `RequestBody`. */
const PLATFORM_REQUEST_MS = 120_000;

/**
 * Puts proxy and platform on one server, made with {@link proxyServerOptions}: the `Host` decides who answers. On the platform's host
 * the proxy answers one thing itself, forward-auth.
 */
export function mountProxy(server: Server, { proxy, platform, platformUpgrade }: MountOptions): void {
  /** The latest answer begun on each connection: what a parser error in the middle of a request has to mind. */
  const answers = new WeakMap<Duplex, ServerResponse>();
  const listen = (req: IncomingMessage, res: ServerResponse, expectsContinue: boolean): void => {
    answers.set(req.socket, res);
    if (proxy.handlesHost(hostOf(req))) {
      proxy.handleRequest(req, res, expectsContinue);
      return;
    }
    // Before everything else of the platform: another proxy asks this for each request of each bot.
    if (req.method === 'GET' && isVerify(req.url)) {
      proxy.verifyForwardAuth(req, res);
      return;
    }
    if (expectsContinue) res.writeContinue();
    limitContentTime(req);
    platform(req, res);
  };
  server.on('request', (req, res) => listen(req, res, false));
  // The proxy asks for content once the request was let through, not before.
  server.on('checkContinue', (req, res) => listen(req, res, true));
  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (proxy.handlesHost(hostOf(req))) proxy.handleUpgrade(req, socket, head);
    else if (platformUpgrade) platformUpgrade(req, socket, head);
    else {
      socket.on('error', () => socket.destroy());
      endWithProblem(socket, 404, 'PROXY.NO_SUCH_PAGE', 'There is no WebSocket at this address.');
    }
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) =>
    answerClientError(error, socket, answers.get(socket)),
  );
}

/** The first `Host`, off the raw list: the object of all headers is built only for who reads it. */
function hostOf({ rawHeaders }: IncomingMessage): string | undefined {
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] as string;
    if (name.length === 4 && name.toLowerCase() === 'host') return rawHeaders[i + 1];
  }
  return undefined;
}

const isVerify = (url: string | undefined): boolean =>
  url === VERIFY_PATH || url?.startsWith(`${VERIFY_PATH}?`) === true;

function limitContentTime(req: IncomingMessage): void {
  if (req.headers['content-length'] === undefined && req.headers['transfer-encoding'] === undefined) return;
  const timer = setTimeout(() => req.destroy(), PLATFORM_REQUEST_MS);
  const clear = () => clearTimeout(timer);
  req.once('end', clear).once('close', clear);
}

/** What the parser refuses (both lengths, bad lengths, spaces in names, folded lines …) never becomes a request: 400, and the end. */
function answerClientError(error: NodeJS.ErrnoException, socket: Duplex, latest: ServerResponse | undefined): void {
  const answering = latest !== undefined && !latest.writableFinished;
  // Something follows a request that was to be the last: it is not read, and that one is still answered.
  if (error.code === 'HPE_CLOSED_CONNECTION' && answering) return;
  // A second answer in the middle of the first would be read as part of it.
  if (error.code === 'ECONNRESET' || !socket.writable || (answering && latest.headersSent)) {
    socket.destroy();
    return;
  }
  if (error.code === 'HPE_HEADER_OVERFLOW')
    endWithProblem(socket, 431, 'PROXY.HEADERS_TOO_LARGE', 'The request’s header section is too large.');
  else if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT')
    endWithProblem(socket, 408, 'PROXY.REQUEST_TIMEOUT', 'The request took too long to arrive.');
  else endWithProblem(socket, 400, 'PROXY.BAD_REQUEST', 'The request is not well-formed HTTP.');
}

function endWithProblem(socket: Duplex, status: number, code: string, detail: string): void {
  const title = STATUS_CODES[status] ?? '';
  const body = JSON.stringify({ type: 'about:blank', title, status, code, detail });
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nconnection: close\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\ncache-control: no-store\r\n\r\n${body}`,
  );
}
