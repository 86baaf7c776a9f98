import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

/** A client that stops sending in the middle of its content is let go after this long. */
const CLIENT_STALLED_MS = 60_000;

/** And so is one whose bot stops reading: it may be at work, but not for ever. */
const BOT_STALLED_MS = 10 * 60_000;

/**
 * A request's content on its way to the bot, under the bot's back-pressure.
 *
 * It stands between the two so that a bot that answers early and closes (413, say) destroys only this: destroying the request
 * itself would take the client's socket along, and the answer with it. Nothing is read before {@link begin}, so a request that waits
 * keeps its content with the client, and `Expect: 100-continue` (RFC 9110 §10.1.1) is answered only for who is let in.
 */
export class RequestBody extends Readable {
  readonly #req: IncomingMessage;
  readonly #res: ServerResponse;
  readonly #expectsContinue: boolean;
  #onArrival: (() => void) | undefined;
  #clientLeft = false;

  /** @param expectsContinue whether the client waits for `100 Continue` before it sends. */
  constructor(req: IncomingMessage, res: ServerResponse, expectsContinue: boolean) {
    super({ highWaterMark: 64 * 1024 });
    this.#req = req;
    this.#res = res;
    this.#expectsContinue = expectsContinue;
    // Whoever forwards listens too, but only while it forwards; before and after, an error has nobody else, and would end the process.
    this.on('error', () => undefined);
  }

  /**
   * Begins to read. A bot's connection is taken only once something arrived: a slow client would hold one idle, and servers close
   * idle connections, which would fail a request that can't be sent twice.
   */
  begin(onArrival: () => void): void {
    this.#onArrival = onArrival;
    if (this.#expectsContinue) this.#res.writeContinue();
    const { socket } = this.#req;
    socket.setTimeout(CLIENT_STALLED_MS);
    socket.once('timeout', this.#onTimeout);
    this.#req.on('data', this.#onData).on('end', this.#onEnd).on('error', this.#onError).on('aborted', this.#onAborted);
  }

  /** Whether the content broke off on the client's side: then a failure to forward it is not the bot's. */
  get clientLeft(): boolean {
    return this.#clientLeft;
  }

  override _read(): void {
    if (!this.#req.isPaused()) return;
    this.#req.socket.setTimeout(CLIENT_STALLED_MS);
    this.#req.resume();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#detach();
    // What is left is thrown away as it comes; the response closes the connection.
    this.#req.resume();
    callback(error);
  }

  readonly #onData = (chunk: Buffer): void => {
    const more = this.push(chunk);
    this.#arrive();
    if (more) return;
    this.#req.pause();
    this.#req.socket.setTimeout(BOT_STALLED_MS);
  };

  readonly #onEnd = (): void => {
    this.#detach();
    this.push(null);
    this.#arrive();
  };

  readonly #onError = (error: Error): void => {
    this.#clientLeft = true;
    this.destroy(error);
  };

  readonly #onAborted = (): void => this.#onError(new Error('the client went away'));

  readonly #onTimeout = (): void => {
    this.#req.destroy(new Error('nothing moved any more'));
  };

  #arrive(): void {
    this.#onArrival?.();
    this.#onArrival = undefined;
  }

  #detach(): void {
    const { socket } = this.#req;
    // Once the answer is out, the timeout is the server's again: it waits for the next request.
    if (!this.#res.writableFinished) socket.setTimeout(0);
    socket.removeListener('timeout', this.#onTimeout);
    this.#req.off('data', this.#onData).off('end', this.#onEnd).off('aborted', this.#onAborted);
  }
}
