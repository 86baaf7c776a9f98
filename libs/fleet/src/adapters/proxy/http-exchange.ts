import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Granted } from './access-gate.ts';
import type { BotCookies } from './cookies.ts';
import type { ForwardError, Forwarder, ForwardFlow, ForwardRequest, ForwardSink } from './forwarder.ts';
import type { OpenExchange, OpenExchanges } from './open-exchanges.ts';
import type { ProxyEvents } from './proxy-events.ts';
import type { RequestBody } from './request-body.ts';
import { fieldsForClient } from './response-fields.ts';

export interface HttpExchangeContext {
  readonly forwarder: Forwarder;
  readonly open: OpenExchanges;
  readonly cookies: BotCookies;
  readonly events: ProxyEvents;
  /** Answers in the bot's place when it didn't. */
  readonly refuse: (kind: 'BOT_UNREACHABLE' | 'BOT_TIMEOUT') => void;
}

/** What is forwarded; its content has not been touched. */
export type HttpExchangeRequest = Omit<ForwardRequest, 'body'> & { readonly body: RequestBody | undefined };

/** Up to this size a whole answer is written in one go, head and content together. */
const ONE_WRITE = 16 * 1024;

/** One request that was let in, until its answer is out: carries the bot's answer to the client, chunk by chunk. */
export class HttpExchange implements ForwardSink, OpenExchange {
  readonly grant: Granted;
  /** Its write, if it is one, was let in as a whole. */
  readonly carriesWrites = false;
  readonly #context: HttpExchangeContext;
  readonly #req: IncomingMessage;
  readonly #res: ServerResponse;
  readonly #request: HttpExchangeRequest;
  readonly #startedAt = performance.now();
  #abort: (() => void) | undefined;
  #flow: ForwardFlow | undefined;
  /** The first of the content, kept for the rest of this turn: with a short answer its end comes in the same one. */
  #first: Buffer | undefined;
  #answering = false;
  #answered = false;
  #retried = false;
  #over = false;

  constructor(
    context: HttpExchangeContext,
    req: IncomingMessage,
    res: ServerResponse,
    grant: Granted,
    request: HttpExchangeRequest,
  ) {
    this.#context = context;
    this.#req = req;
    this.#res = res;
    this.grant = grant;
    this.#request = request;
  }

  start(): void {
    this.#context.open.add(this);
    this.#res.once('close', () => this.#end());
    if (this.#request.body) this.#request.body.begin(() => this.#forward());
    else this.#forward();
  }

  cutOff(): void {
    this.#res.destroy();
    this.#req.destroy();
    this.#end();
  }

  onInterim(status: number, fields: string[]): void {
    // Only Early Hints mean something to a client here (RFC 8297); to HTTP/1.0 none may be sent (RFC 9110 §15.2).
    if (status !== 103 || this.#over || this.#req.httpVersionMinor === 0) return;
    const link: string[] = [];
    for (let i = 0; i + 1 < fields.length; i += 2)
      if (fields[i]?.toLowerCase() === 'link') link.push(fields[i + 1] as string);
    if (link.length > 0) this.#res.writeEarlyHints({ link });
  }

  onHead(status: number, reason: string, raw: string[], flow: ForwardFlow): void {
    if (this.#over) return;
    this.#flow = flow;
    const fields = fieldsForClient(raw, status, this.grant.target.host, this.#context.cookies);
    this.#res.writeHead(status, reason, fields);
    this.#answering = true;
    process.nextTick(flushFirst, this);
  }

  onData(chunk: Buffer): void {
    if (this.#over) return;
    if (this.#first === undefined && this.#answering) {
      this.#first = chunk;
      return;
    }
    this.flush();
    this.#write(chunk);
  }

  onEnd(): void {
    if (this.#over) return;
    const first = this.#first;
    this.#first = undefined;
    this.#answering = false;
    this.#answered = true;
    if (first === undefined) this.#res.end();
    // As Latin-1 text, octet for octet, head and content become one string and one system call.
    else if (first.length <= ONE_WRITE) this.#res.end(first.toString('latin1'), 'latin1');
    else this.#res.end(first);
  }

  onError(error: ForwardError): void {
    if (this.#over) return;
    if (error.retriable && !this.#retried) {
      // A kept connection that the bot closed just as the request went out; a new one will do.
      this.#retried = true;
      this.#forward();
      return;
    }
    const clientLeft = error.failure === 'aborted' || this.#request.body?.clientLeft === true;
    if (!clientLeft) this.#context.events.failed?.('bot', error);
    // A half-sent answer must not look whole: without its last chunk, or short of its length, it doesn't.
    if (this.#res.headersSent || clientLeft) this.#res.destroy();
    else this.#context.refuse(error.failure === 'timeout' ? 'BOT_TIMEOUT' : 'BOT_UNREACHABLE');
  }

  /** Sends what has come so far: an event stream's head must not wait for its first event. */
  flush(): void {
    if (!this.#answering || this.#over) return;
    this.#answering = false;
    const first = this.#first;
    this.#first = undefined;
    if (first !== undefined) this.#write(first);
    // `flushHeaders` would send the fields as UTF-8, and with that change octets that came as Latin-1.
    else this.#res.write('', 'latin1');
  }

  #forward(): void {
    if (this.#over) return;
    this.#abort = this.#context.forwarder.forward(this.#request, this);
  }

  #write(chunk: Buffer): void {
    if (this.#res.write(chunk)) return;
    this.#flow?.pause();
    this.#res.once('drain', () => this.#flow?.resume());
  }

  #end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#context.open.delete(this);
    if (!this.#answered) this.#abort?.();
    const { target, session } = this.grant;
    const status = this.#res.headersSent ? this.#res.statusCode : 0;
    this.#context.events.exchangeEnded?.({
      target,
      session,
      method: this.#request.method,
      status,
      durationMs: performance.now() - this.#startedAt,
    });
  }
}

const flushFirst = (exchange: HttpExchange): void => exchange.flush();
