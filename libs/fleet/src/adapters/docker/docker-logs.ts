import type { Readable } from 'node:stream';
import { type LogLine, type LogOptions, maximumLogLineLength } from '../../application/ports/container-runtime.port.ts';
import { runtimeErrors } from '../../domain/runtime-errors.ts';
import { type DockerEngine, engineError, statusOf } from './docker-engine.ts';

/** A container's log as lines. (API: GET /containers/{id}/logs with `timestamps`.) At most one line per stream is in memory. */
export async function* dockerLogs(engine: DockerEngine, name: string, options: LogOptions): AsyncIterable<LogLine> {
  if (options.signal?.aborted) return;
  let answer: Readable | undefined;
  try {
    answer = await open(engine, name, options);
    for await (const line of linesOf(framesOf(answer))) {
      if (!options.since || line.at >= options.since) yield line;
    }
  } catch (error) {
    if (!options.signal?.aborted) throw engineError(error);
  } finally {
    answer?.destroy();
  }
}

/** By `dial`, for dockerode's own call reads a log that isn't followed into memory as a whole. */
function open(engine: DockerEngine, name: string, { tail, since, follow, signal }: LogOptions): Promise<Readable> {
  const query = {
    stdout: true,
    stderr: true,
    timestamps: true,
    tail: tail ?? 'all',
    follow: follow ?? false,
    // Seconds, with a fraction.
    ...(since ? { since: (since.getTime() / 1000).toFixed(3) } : {}),
  };
  // A followed log may stay silent for ever, but the engine must begin to answer.
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), engine.patience.callSeconds * 1000);
  const request = {
    path: `/containers/${name}/logs?`,
    method: 'GET',
    isStream: true,
    options: query,
    abortSignal: signal ? AbortSignal.any([late.signal, signal]) : late.signal,
    statusCodes: { 200: true, 404: 'no such container' },
  };
  return new Promise((resolve, reject) => {
    engine.endless.modem.dial(request, (error: Error | null, answer: unknown) => {
      clearTimeout(timer);
      if (late.signal.aborted) reject(runtimeErrors.unavailable(`no answer within ${engine.patience.callSeconds} s`));
      else if (error) reject(statusOf(error) === 404 ? runtimeErrors.containerNotFound(name) : engineError(error));
      else resolve(answer as Readable);
    });
  });
}

interface Frame {
  readonly stream: LogLine['stream'];
  /** The payload's start, as far as a line may be long. */
  readonly text: Buffer;
  readonly endsLine: boolean;
}

const headerLength = 8;
/** A time stamp and a line of the longest kind in the longest encoding. */
const keptBytes = 64 + 4 * maximumLogLineLength;

/**
 * Takes the multiplexed stream apart: a header of eight bytes (stream number, three zeros, payload length big-endian), then
 * the payload, over and over. (API: ContainerAttach, "Stream format".) The rest of an overlong payload is read and forgotten.
 */
export async function* framesOf(source: AsyncIterable<Buffer>): AsyncIterable<Frame> {
  let header = Buffer.alloc(0);
  let missing = 0;
  let kept: Buffer[] = [];
  let keptLength = 0;
  let last = 0;
  for await (const chunk of source) {
    let rest = chunk;
    while (rest.length > 0) {
      if (header.length < headerLength) {
        const taken = rest.subarray(0, headerLength - header.length);
        header = Buffer.concat([header, taken]);
        rest = rest.subarray(taken.length);
        if (header.length < headerLength) break;
        missing = header.readUInt32BE(4);
      }
      const payload = rest.subarray(0, missing);
      const room = payload.subarray(0, keptBytes - keptLength);
      if (room.length > 0) kept.push(room);
      keptLength += room.length;
      last = payload.at(-1) ?? last;
      missing -= payload.length;
      rest = rest.subarray(payload.length);
      if (missing > 0) continue;
      if (keptLength > 0)
        yield { stream: header[0] === 2 ? 'stderr' : 'stdout', text: Buffer.concat(kept), endsLine: last === lineFeed };
      header = Buffer.alloc(0);
      [kept, keptLength] = [[], 0];
    }
  }
}

/**
 * Puts lines together: each frame starts with its time and a space; one that doesn't end with a line feed goes on in the
 * next frame of the same stream (the engine stores lines in pieces of 16 KiB).
 */
export async function* linesOf(frames: AsyncIterable<Frame>): AsyncIterable<LogLine> {
  const open: { -readonly [S in LogLine['stream']]?: { at: Date; text: string } } = {};
  for await (const { stream, text, endsLine } of frames) {
    const written = text.toString();
    const space = written.indexOf(' ');
    const line = (open[stream] ??= { at: new Date(written.slice(0, space)), text: '' });
    if (line.text.length < maximumLogLineLength) line.text += written.slice(space + 1);
    if (!endsLine) continue;
    yield { stream, at: line.at, text: line.text.replace(/\r?\n$/, '').slice(0, maximumLogLineLength) };
    delete open[stream];
  }
  for (const stream of ['stdout', 'stderr'] as const) {
    const line = open[stream];
    if (line) yield { stream, at: line.at, text: line.text.slice(0, maximumLogLineLength) };
  }
}

const lineFeed = 0x0a;
