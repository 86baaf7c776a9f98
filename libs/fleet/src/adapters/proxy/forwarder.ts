import type { Readable } from 'node:stream';

export interface ForwardRequest {
  readonly upstream: { readonly host: string; readonly port: number };
  readonly method: string;
  /** The request target in origin-form, as the client sent it. */
  readonly path: string;
  /** Name, value, name, value …: exactly what the bot gets, but for framing, which is the forwarder's. */
  readonly fields: readonly string[];
  /** `undefined`: no content at all. */
  readonly body: Readable | undefined;
  /** Length of the content where the client said it; without it a body goes out chunked. */
  readonly contentLength: string | undefined;
}

/** What the bot answers, as it comes. Calls are in this order; nothing follows `onEnd` or `onError`. */
export interface ForwardSink {
  /** An interim response other than 100 (RFC 9110 §15.2). */
  onInterim(status: number, fields: string[]): void;
  /** @param fields name, value …, as sent by the bot, in Latin-1. */
  onHead(status: number, reason: string, fields: string[], flow: ForwardFlow): void;
  onData(chunk: Buffer): void;
  /** Trailers, if any, are dropped. */
  onEnd(): void;
  onError(error: ForwardError): void;
}

/** Back-pressure towards the bot. */
export interface ForwardFlow {
  pause(): void;
  resume(): void;
}

/** `unreachable`: no connection. `timeout`: no answer in time. `broken`: the answer ended or went wrong midway. `aborted`: by us. */
export type ForwardFailure = 'unreachable' | 'timeout' | 'broken' | 'aborted';

export class ForwardError extends Error {
  override readonly name = 'ForwardError';
  readonly failure: ForwardFailure;
  /** Whether the bot can't have acted on the request, or acting twice does no harm (RFC 9110 §9.2.2). */
  readonly retriable: boolean;

  constructor(failure: ForwardFailure, retriable: boolean, cause: unknown) {
    super(`forwarding failed: ${failure}`, { cause });
    this.failure = failure;
    this.retriable = retriable;
  }
}

export interface ForwarderOptions {
  /** Milliseconds for a connection to the bot to stand. */
  readonly connectTimeoutMs: number;
  /** Milliseconds from the end of the request to the beginning of the answer. */
  readonly headersTimeoutMs: number;
}

/**
 * Carries one request to a bot and its answer back: streaming, with back-pressure both ways, nothing kept. The seam at which the
 * forwarder is chosen by measurement (`PROXY_FORWARDER`); both pass `forwarder.contract.ts`.
 */
export interface Forwarder {
  /** @returns a function that aborts; idempotent, and without effect once the answer has ended. */
  forward(request: ForwardRequest, sink: ForwardSink): () => void;
  /** Drops idle connections and aborts what is under way. */
  close(): Promise<void>;
}

/** Methods that a proxy may send again by itself when the connection broke before any answer (RFC 9110 §9.2.2). */
export const isRepeatable = (request: ForwardRequest): boolean =>
  request.body === undefined && (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS');

const UNCONNECTED = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
]);
/** Whether it failed for want of a connection to the bot. */
export const isUnconnected = (error: Error): boolean => UNCONNECTED.has((error as NodeJS.ErrnoException).code ?? '');
