import { Agent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import {
  ForwardError,
  isRepeatable,
  isUnconnected,
  type Forwarder,
  type ForwarderOptions,
  type ForwardRequest,
  type ForwardSink,
} from './forwarder.ts';

/** Forwards over Node's own client with a keep-alive agent: slower than undici, and without a dependency. */
export class NodeHttpForwarder implements Forwarder {
  readonly #options: ForwarderOptions;
  readonly #agent = new Agent({ keepAlive: true, keepAliveMsecs: 4_000, scheduling: 'lifo', timeout: 0 });

  constructor(options: ForwarderOptions) {
    this.#options = options;
  }

  forward(request: ForwardRequest, sink: ForwardSink): () => void {
    const { upstream, method, path, fields, body, contentLength } = request;
    const headers = [...fields];
    if (contentLength !== undefined) headers.push('content-length', contentLength);
    else if (body) headers.push('transfer-encoding', 'chunked');
    let failure: 'aborted' | 'timeout' | 'unreachable' | undefined;
    let answered = false;
    let over = false;
    let timer: NodeJS.Timeout | undefined;
    const outgoing = httpRequest({
      host: upstream.host,
      port: upstream.port,
      method,
      path,
      headers,
      agent: this.#agent,
      insecureHTTPParser: false,
    });

    const fail = (error: Error) => {
      clearTimeout(timer);
      if (over) return;
      over = true;
      const lost = !answered && failure === undefined && !isUnconnected(error);
      sink.onError(
        new ForwardError(
          failure ?? (isUnconnected(error) ? 'unreachable' : 'broken'),
          lost && isRepeatable(request),
          error,
        ),
      );
    };
    const endAs = (kind: 'aborted' | 'timeout' | 'unreachable') => {
      failure ??= kind;
      outgoing.destroy();
      // An answer under way is destroyed with the request, and says so itself.
      if (!answered) fail(new Error(kind));
    };
    const startAnswerTimer = () => {
      if (!answered && !over) timer = setTimeout(() => endAs('timeout'), this.#options.headersTimeoutMs);
    };

    this.#limitConnecting(outgoing, () => endAs('unreachable'));
    outgoing.on('error', fail);
    outgoing.on('finish', startAnswerTimer);
    outgoing.on('information', ({ statusCode, rawHeaders }) => {
      if (statusCode !== 100) sink.onInterim(statusCode, rawHeaders);
    });
    outgoing.on('response', (incoming: IncomingMessage) => {
      answered = true;
      clearTimeout(timer);
      const flow = { pause: () => void incoming.pause(), resume: () => void incoming.resume() };
      sink.onHead(incoming.statusCode as number, incoming.statusMessage ?? '', incoming.rawHeaders, flow);
      incoming.on('data', (chunk: Buffer) => sink.onData(chunk));
      incoming.on('error', fail);
      incoming.on('close', () => fail(new Error('the answer broke off')));
      incoming.on('end', () => {
        if (over) return;
        over = true;
        sink.onEnd();
      });
    });
    if (body) {
      body.on('error', (error) => outgoing.destroy(error));
      body.pipe(outgoing);
    } else outgoing.end();
    return () => {
      if (!over) endAs('aborted');
    };
  }

  async close(): Promise<void> {
    this.#agent.destroy();
  }

  #limitConnecting(outgoing: ClientRequest, onTimeout: () => void): void {
    outgoing.once('socket', (socket) => {
      if (!socket.connecting) return;
      const timer = setTimeout(onTimeout, this.#options.connectTimeoutMs);
      socket.once('connect', () => clearTimeout(timer));
      socket.once('close', () => clearTimeout(timer));
    });
  }
}
