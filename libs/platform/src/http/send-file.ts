import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Logger } from '@nestjs/common';
import type { Response } from 'express';

const log = new Logger('sendFile');

/**
 * Sends a text as a download while it is made: the next piece is asked for when the one before has gone out, so that memory
 * stays the same at any length, and nothing more is made once the client has left.
 */
export async function sendFile(
  response: Response,
  { type, name }: { readonly type: string; readonly name: string },
  text: AsyncGenerator<string>,
): Promise<void> {
  // What fails before the first byte is still a problem with a status.
  const first = await text.next();
  if (response.destroyed) return void (await text.return(undefined));
  response.setHeader('content-type', type);
  response.setHeader('content-disposition', `attachment; filename="${name}"`);
  const whole = async function* (): AsyncGenerator<string> {
    if (first.done !== true) yield first.value;
    yield* text;
  };
  try {
    await pipeline(Readable.from(whole(), { highWaterMark: 1 }), response);
  } catch (error) {
    // The answer is cut off in its midst, which tells the client; one that has left itself is no error.
    const left = (error as { code?: unknown }).code === 'ERR_STREAM_PREMATURE_CLOSE';
    if (!left) log.error({ err: error }, `A download broke off: ${name}`);
  }
}
