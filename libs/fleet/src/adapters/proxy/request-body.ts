import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

/** A client that stops sending in the middle of its content is let go after this long. */
const STALLED_AFTER_MS = 60_000;

/**
 * A request's content on its way to the bot, under the bot's back-pressure.
 *
 * It stands between the two so that a bot that answers early and closes (413, say) destroys only this: destroying the request
 * itself would take the client's socket along, and the answer with it. Nothing is read before the bot's connection asks for it, so a
 * request that waits keeps its content with the client, and `Expect: 100-continue` (RFC 9110 §10.1.1) is answered only then.
 */
export class RequestBody extends Readable {
  readonly #req: IncomingMessage;
  #started = false;
  readonly #res: ServerResponse;
  readonly #expectsContinue: boolean;

  /** @param expectsContinue whether the client waits for `100 Continue` before it sends. */
  constructor(req: IncomingMessage, res: ServerResponse, expectsContinue: boolean) {
    super({ highWaterMark: 64 * 1024 });
    this.#req = req;
    this.#res = res;
    this.#expectsContinue = expectsContinue;
  }

  override _read(): void {
    if (this.#started) {
      this.#req.resume();
      return;
    }
    this.#started = true;
    if (this.#expectsContinue && !this.#res.headersSent) this.#res.writeContinue();
    const { socket } = this.#req;
    socket.setTimeout(STALLED_AFTER_MS);
    socket.once('timeout', this.#onTimeout);
    this.#req.on('data', this.#onData).on('end', this.#onEnd).on('error', this.#onError).on('aborted', this.#onAborted);
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#detach();
    // What is left is thrown away as it comes; the response closes the connection.
    if (this.#started) this.#req.resume();
    callback(error);
  }

  readonly #onData = (chunk: Buffer): void => {
    if (!this.push(chunk)) this.#req.pause();
  };

  readonly #onEnd = (): void => {
    this.#detach();
    this.push(null);
  };

  readonly #onError = (error: Error): void => void this.destroy(error);

  readonly #onAborted = (): void => void this.destroy(new Error('the client went away'));

  readonly #onTimeout = (): void => {
    this.#req.destroy(new Error('the client stopped sending'));
  };

  #detach(): void {
    const { socket } = this.#req;
    // Once the answer is out, the timeout is the server's again: it waits for the next request.
    if (!this.#res.writableFinished) socket.setTimeout(0);
    socket.removeListener('timeout', this.#onTimeout);
    this.#req.off('data', this.#onData).off('end', this.#onEnd).off('aborted', this.#onAborted);
  }
}
