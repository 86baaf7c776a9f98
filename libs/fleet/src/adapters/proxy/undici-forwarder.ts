import { Pool, errors, type Dispatcher } from 'undici';
import {
  ForwardError,
  isRepeatable,
  isUnconnected,
  type Forwarder,
  type ForwarderOptions,
  type ForwardRequest,
  type ForwardSink,
} from './forwarder.ts';

/** Pools of instances that nobody visits are given up after this long. */
const IDLE_POOL_MS = 5 * 60_000;

interface InstancePool {
  readonly pool: Pool;
  usedAt: number;
  underWay: number;
}

/** Forwards over undici's `Pool.dispatch`: kept-alive connections, its own parser, no stream objects on the answer's way. */
export class UndiciForwarder implements Forwarder {
  readonly #options: ForwarderOptions;
  readonly #pools = new Map<string, InstancePool>();
  readonly #sweep: NodeJS.Timeout;

  constructor(options: ForwarderOptions) {
    this.#options = options;
    this.#sweep = setInterval(() => this.#closeIdlePools(), 60_000);
    this.#sweep.unref();
  }

  forward(request: ForwardRequest, sink: ForwardSink): () => void {
    const exchange = new Exchange(request, sink, this.#poolOf(request), this.#options.headersTimeoutMs);
    exchange.dispatch();
    return () => exchange.abort();
  }

  async close(): Promise<void> {
    clearInterval(this.#sweep);
    const pools = Array.from(this.#pools.values(), ({ pool }) => pool);
    this.#pools.clear();
    await Promise.all(pools.map((pool) => pool.destroy()));
  }

  #poolOf({ upstream }: ForwardRequest): InstancePool {
    const address = `${upstream.host.includes(':') ? `[${upstream.host}]` : upstream.host}:${upstream.port}`;
    let known = this.#pools.get(address);
    if (known === undefined) {
      const { connectTimeoutMs, headersTimeoutMs } = this.#options;
      const pool = new Pool(`http://${address}`, {
        // As many as clients ask for: a limit would let some event streams starve every other request.
        connections: null,
        pipelining: 1,
        connectTimeout: connectTimeoutMs,
        headersTimeout: headersTimeoutMs,
        // An event stream may be silent for hours; the client's end of it is watched instead.
        bodyTimeout: 0,
        // Shorter than servers' usual 5 s, so that a kept connection is seldom closed while a request is on its way.
        keepAliveTimeout: 4_000,
        allowH2: false,
      });
      known = { pool, usedAt: 0, underWay: 0 };
      this.#pools.set(address, known);
    }
    return known;
  }

  #closeIdlePools(): void {
    const now = performance.now();
    for (const [address, known] of this.#pools) {
      if (known.underWay > 0) known.usedAt = now;
      else if (now - known.usedAt > IDLE_POOL_MS) {
        this.#pools.delete(address);
        void known.pool.close();
      }
    }
  }
}

/** One request under way; undici's handler. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #request: ForwardRequest;
  readonly #sink: ForwardSink;
  readonly #instance: InstancePool;
  readonly #headersTimeoutMs: number;
  #answerTimer: NodeJS.Timeout | undefined;
  #timedOut = false;
  #controller: Dispatcher.DispatchController | undefined;
  #answered = false;
  #over = false;
  #aborted = false;

  constructor(request: ForwardRequest, sink: ForwardSink, instance: InstancePool, headersTimeoutMs: number) {
    this.#headersTimeoutMs = headersTimeoutMs;
    this.#request = request;
    this.#sink = sink;
    this.#instance = instance;
  }

  dispatch(): void {
    const { method, path, fields, body, contentLength } = this.#request;
    this.#instance.underWay += 1;
    const headers = contentLength === undefined ? (fields as string[]) : [...fields, 'content-length', contentLength];
    try {
      const options: Dispatcher.DispatchOptions = {
        path,
        method: method as Dispatcher.HttpMethod,
        headers,
        body: body ?? null,
      };
      // undici's clock runs from the beginning of the request and would cut a long upload off: see `onRequestSent`.
      if (body) options.headersTimeout = 0;
      this.#instance.pool.dispatch(options, this);
    } catch (error) {
      this.onResponseError(undefined, error as Error);
    }
  }

  abort(): void {
    if (this.#over) return;
    this.#aborted = true;
    this.#controller?.abort(new Error('aborted by the proxy'));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#aborted) controller.abort(new Error('aborted by the proxy'));
  }

  onRequestSent(): void {
    if (this.#request.body === undefined || this.#answered || this.#over) return;
    this.#answerTimer = setTimeout(() => {
      this.#timedOut = true;
      this.#controller?.abort(new Error('the bot did not begin to answer'));
    }, this.#headersTimeoutMs);
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, _headers: unknown, reason?: string): void {
    const fields = latin1(controller.rawHeaders as readonly Buffer[]);
    if (status < 200) {
      this.#sink.onInterim(status, fields);
      return;
    }
    this.#answered = true;
    clearTimeout(this.#answerTimer);
    this.#sink.onHead(status, reason ?? '', fields, controller);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#sink.onData(chunk);
  }

  onResponseEnd(): void {
    this.#finish();
    this.#sink.onEnd();
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, error: Error): void {
    if (this.#over) return;
    this.#finish();
    this.#sink.onError(this.#failureOf(error));
  }

  #finish(): void {
    clearTimeout(this.#answerTimer);
    this.#over = true;
    this.#instance.underWay -= 1;
    this.#instance.usedAt = performance.now();
  }

  #failureOf(error: Error): ForwardError {
    if (this.#aborted) return new ForwardError('aborted', false, error);
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (this.#timedOut || error instanceof errors.HeadersTimeoutError) return new ForwardError('timeout', false, error);
    if (error instanceof errors.ConnectTimeoutError || isUnconnected(error))
      return new ForwardError('unreachable', false, error);
    return new ForwardError(
      'broken',
      !this.#answered && CONNECTION_LOST.has(code) && isRepeatable(this.#request),
      error,
    );
  }
}

const CONNECTION_LOST = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

function latin1(raw: readonly Buffer[]): string[] {
  const fields: string[] = new Array(raw.length);
  for (let i = 0; i < raw.length; i += 1) fields[i] = (raw[i] as Buffer).toString('latin1');
  return fields;
}
