import { once } from 'node:events';
import type { Response } from 'express';
import type { LogLine } from '../../application/ports/container-runtime.port.ts';

const heartbeatMs = 15_000;

/**
 * Writes lines as server-sent events no faster than their reader takes them: what waits is one line, so a slow reader costs
 * no memory.
 */
export class LogStream {
  private readonly stop = new AbortController();
  private ran = false;

  constructor(private readonly response: Response) {
    // A reader that left while the guard was asking will not leave a second time.
    if (response.destroyed) this.stop.abort();
    else response.once('close', () => this.stop.abort());
  }

  /** Fires when the reader left or the stream is ended. */
  get signal(): AbortSignal {
    return this.stop.signal;
  }

  /** Whether all lines there were are sent: the container doesn't write any more. */
  get ranDry(): boolean {
    return this.ran;
  }

  end(): void {
    this.stop.abort();
  }

  /**
   * Sends all lines, then stays open without any: a page that is let go would come back every other second for the same
   * lines. What the lines throw ends the answer; the page connects again and is told why.
   */
  async send(lines: AsyncIterable<LogLine>): Promise<void> {
    this.response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    this.response.write('retry: 2000\n\n');
    const heartbeat = setInterval(() => this.response.write(': still here\n\n'), heartbeatMs);
    try {
      for await (const { at, stream, text } of lines) {
        if (this.signal.aborted) break;
        const data = JSON.stringify({ at: at.toISOString(), stream, text });
        if (!this.response.write(`event: line\ndata: ${data}\n\n`))
          await once(this.response, 'drain', { signal: this.signal });
      }
      this.ran = true;
      if (!this.signal.aborted) await once(this.signal, 'abort');
    } catch (error) {
      if (!this.signal.aborted) throw error;
    } finally {
      clearInterval(heartbeat);
      this.response.end();
    }
  }
}
