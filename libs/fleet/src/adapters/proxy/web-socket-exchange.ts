import { request as httpRequest, STATUS_CODES, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Granted } from './access-gate.ts';
import type { BotCookies } from './cookies.ts';
import type { ForwarderOptions } from './forwarder.ts';
import type { OpenExchange, OpenExchanges } from './open-exchanges.ts';
import type { ProxyEvents } from './proxy-events.ts';
import type { RequestHead } from './request-head.ts';
import { fieldsForClient } from './response-fields.ts';

export interface WebSocketExchangeContext {
  readonly open: OpenExchanges;
  readonly cookies: BotCookies;
  readonly events: ProxyEvents;
  readonly timeouts: ForwarderOptions;
  readonly refuse: (kind: 'BOT_UNREACHABLE' | 'BOT_TIMEOUT') => void;
}

/** Peers that vanish without a word are noticed by TCP keep-alive. */
const KEEP_ALIVE_MS = 30_000;

/** How long a closing peer may leave its last octets unread. */
const LINGER_MS = 10_000;

/** One WebSocket (RFC 6455) that was let in: the opening handshake is sent on to the bot, then octets are piped, not read. */
export class WebSocketExchange implements OpenExchange {
  readonly grant: Granted;
  readonly carriesWrites = true;
  readonly #context: WebSocketExchangeContext;
  readonly #client: Duplex;
  readonly #clientHead: Buffer;
  #outgoing: ClientRequest | undefined;
  #bot: Socket | undefined;
  #failure: 'BOT_TIMEOUT' | 'BOT_UNREACHABLE' = 'BOT_UNREACHABLE';
  #piping = false;
  #answered = false;
  #over = false;

  /** @param clientHead what the client sent past its handshake already. */
  constructor(context: WebSocketExchangeContext, client: Duplex, clientHead: Buffer, grant: Granted) {
    this.#context = context;
    this.#client = client;
    this.#clientHead = clientHead;
    this.grant = grant;
  }

  /** @param fields of the handshake, scrubbed and with identity; `Connection` and `Upgrade` are added here. */
  start(path: string, fields: readonly string[]): void {
    const { upstream } = this.grant.target;
    const { connectTimeoutMs, headersTimeoutMs } = this.#context.timeouts;
    this.#context.open.add(this);
    this.#client.once('close', () => this.#end());
    const outgoing = httpRequest({
      host: upstream.host,
      port: upstream.port,
      path,
      headers: [...fields, 'connection', 'Upgrade', 'upgrade', 'websocket'],
      // A WebSocket's connection is its own from beginning to end.
      agent: false,
      insecureHTTPParser: false,
    });
    this.#outgoing = outgoing;
    const timer = setTimeout(() => {
      this.#failure = 'BOT_TIMEOUT';
      outgoing.destroy(new Error('the bot did not answer the handshake'));
    }, connectTimeoutMs + headersTimeoutMs);
    outgoing.once('close', () => clearTimeout(timer));
    outgoing.once('upgrade', (answer: IncomingMessage, bot: Socket, botHead: Buffer) => {
      clearTimeout(timer);
      this.#pipe(answer, bot, botHead);
    });
    outgoing.once('response', (answer) => {
      clearTimeout(timer);
      this.#relayRefusal(answer);
    });
    outgoing.on('error', (error) => this.#fail(error));
    outgoing.end();
  }

  cutOff(): void {
    this.#client.destroy();
    this.#bot?.destroy();
    this.#end();
  }

  #pipe(answer: IncomingMessage, bot: Socket, botHead: Buffer): void {
    this.#bot = bot;
    bot.on('error', () => this.cutOff());
    if (this.#over) {
      bot.destroy();
      return;
    }
    if (answer.headers.upgrade?.toLowerCase() !== 'websocket') {
      bot.destroy();
      this.#fail(new Error('the bot switched to another protocol'));
      return;
    }
    this.#piping = true;
    this.#context.events.webSocketOpened?.(this.grant.target);
    const { target } = this.grant;
    const fields = fieldsForClient(answer.rawHeaders, 101, target.host, this.#context.cookies);
    this.#client.write(
      headOf(101, 'Switching Protocols', ['connection', 'Upgrade', 'upgrade', 'websocket', ...fields]),
      'latin1',
    );
    if (botHead.length > 0) this.#client.write(botHead);
    if (this.#clientHead.length > 0) bot.write(this.#clientHead);
    bot.setTimeout(0);
    bot.setNoDelay(true);
    bot.setKeepAlive(true, KEEP_ALIVE_MS);
    this.#client.pipe(bot);
    bot.pipe(this.#client);
    // Whoever closes, the other is closed once it was sent everything.
    bot.once('close', () => finishSoon(this.#client as Socket));
  }

  /** The bot says no (a 404, a 426): its answer goes out as it is, and ends the connection. */
  #relayRefusal(answer: IncomingMessage): void {
    if (this.#over) return;
    this.#answered = true;
    const status = answer.statusCode as number;
    const fields = fieldsForClient(answer.rawHeaders, status, this.grant.target.host, this.#context.cookies);
    this.#client.write(
      headOf(status, answer.statusMessage || (STATUS_CODES[status] ?? ''), [...fields, 'connection', 'close']),
      'latin1',
    );
    answer.on('error', () => this.cutOff());
    answer.on('aborted', () => this.cutOff());
    answer.pipe(this.#client);
  }

  #fail(error: Error): void {
    if (this.#over) return;
    this.#context.events.failed?.('bot', error);
    if (this.#piping || this.#answered) this.cutOff();
    else {
      this.#context.refuse(this.#failure);
      this.#end();
    }
  }

  #end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#context.open.delete(this);
    this.#outgoing?.destroy();
    if (this.#bot) finishSoon(this.#bot);
    if (this.#piping) this.#context.events.webSocketClosed?.(this.grant.target);
  }
}

/** Closes once everything was sent, or the peer hasn't taken anything for a while. */
function finishSoon(socket: Socket): void {
  if (socket.destroyed) return;
  socket.setTimeout(LINGER_MS, () => socket.destroy());
  socket.destroySoon();
}

function headOf(status: number, reason: string, fields: readonly string[]): string {
  let head = `HTTP/1.1 ${status} ${reason}\r\n`;
  for (let i = 0; i + 1 < fields.length; i += 2) head += `${fields[i]}: ${fields[i + 1]}\r\n`;
  return `${head}\r\n`;
}

/** RFC 6455 §4.1. Nothing else is upgraded: `h2c`, say, would carry requests past every check. */
export function isWebSocketHandshake(req: IncomingMessage, head: RequestHead): boolean {
  return (
    req.method === 'GET' &&
    req.httpVersionMinor === 1 &&
    head.upgrade?.toLowerCase() === 'websocket' &&
    !head.chunked &&
    head.contentLength === undefined
  );
}
