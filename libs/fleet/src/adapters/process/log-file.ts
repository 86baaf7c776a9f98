import { mkdirSync, renameSync, statSync, writeSync, openSync, closeSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { LogLine, LogOptions } from '../../application/ports/container-runtime.port.ts';

const maximumFileBytes = 5 * 1024 * 1024;
const current = 'current.log';
const previous = 'previous.log';
const pollMilliseconds = 100;
/** As the port has it; written here again because the keeper, which writes lines, loads nothing beyond this folder. */
const maximumLineLength = 16_384;

/** Writes lines with their time and stream, into two files of bounded size: the current one and the one before. */
export class LogWriter {
  private readonly folder: string;
  private file: number;
  private size: number;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    this.file = openSync(join(folder, current), 'a', 0o600);
    this.size = statSync(join(folder, current)).size;
  }

  write(stream: LogLine['stream'], text: string): void {
    const line = Buffer.from(`${new Date().toISOString()} ${stream} ${text.slice(0, maximumLineLength)}\n`);
    if (this.size > 0 && this.size + line.length > maximumFileBytes) this.rotate();
    writeSync(this.file, line);
    this.size += line.length;
  }

  private rotate(): void {
    closeSync(this.file);
    renameSync(join(this.folder, current), join(this.folder, previous));
    this.file = openSync(join(this.folder, current), 'a', 0o600);
    this.size = 0;
  }
}

/** Cuts what a process writes into lines, keeping no more of one than will be written. */
export class LineSplitter {
  private readonly onLine: (text: string) => void;
  private open = '';

  constructor(onLine: (text: string) => void) {
    this.onLine = onLine;
  }

  push(text: string): void {
    const [first = '', ...rest] = text.split('\n');
    this.append(first);
    for (const part of rest) {
      this.end();
      this.append(part);
    }
  }

  /** The line that never ended. */
  finish(): void {
    if (this.open !== '') this.end();
  }

  private append(part: string): void {
    if (this.open.length <= maximumLineLength) this.open += part.slice(0, maximumLineLength + 1 - this.open.length);
  }

  private end(): void {
    this.onLine(this.open.replace(/\r$/, ''));
    this.open = '';
  }
}

/** Reads what a `LogWriter` writes. A follower ends once `ended` says that nobody writes any more. */
export async function* readLog(
  folder: string,
  options: LogOptions,
  ended: () => Promise<boolean>,
): AsyncIterable<LogLine> {
  let newest = await openIfThere(join(folder, current));
  const older = await openIfThere(join(folder, previous));
  try {
    const kept: LogLine[] = [];
    const sameFile = older && newest && (await older.stat()).ino === (await newest.stat()).ino;
    const reader = new LineReader();
    for (const file of [sameFile ? undefined : older, newest]) {
      for await (const line of file ? reader.read(file) : []) {
        if (options.since && line.at < options.since) continue;
        if (options.tail === undefined) yield line;
        else kept.push(line);
        if (options.tail !== undefined && kept.length > options.tail) kept.shift();
      }
    }
    yield* kept;

    while (options.follow && !options.signal?.aborted) {
      const last = await ended();
      if (newest) yield* reader.read(newest);
      const successor = await openIfThere(join(folder, current));
      if (successor && (await successor.stat()).ino !== (await newest?.stat())?.ino) {
        if (newest) yield* reader.read(newest); // written between the two looks
        await newest?.close();
        newest = successor;
        continue;
      }
      await successor?.close();
      if (last) return;
      await delay(pollMilliseconds, undefined, { signal: options.signal }).catch(() => undefined); // an abort ends the loop above
    }
  } finally {
    await Promise.all([newest?.close(), older?.close()]);
  }
}

/** Reads whole lines from where it stopped; half a line waits for its other half. */
class LineReader {
  private position = 0;
  private rest = Buffer.alloc(0);
  private file: FileHandle | undefined;

  async *read(file: FileHandle): AsyncIterable<LogLine> {
    if (this.file !== file) [this.position, this.rest] = [0, Buffer.alloc(0)];
    this.file = file;
    const chunk = Buffer.alloc(64 * 1024);
    for (;;) {
      const { bytesRead } = await file.read(chunk, 0, chunk.length, this.position);
      if (bytesRead === 0) return;
      this.position += bytesRead;
      const text = Buffer.concat([this.rest, chunk.subarray(0, bytesRead)]);
      const end = text.lastIndexOf(0x0a) + 1;
      this.rest = Buffer.from(text.subarray(end));
      for (const line of text.subarray(0, end).toString().split('\n')) {
        const parsed = /^(\S+) (stdout|stderr) (.*)$/s.exec(line);
        if (parsed) yield { stream: parsed[2] as LogLine['stream'], at: new Date(parsed[1]!), text: parsed[3]! };
      }
    }
  }
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  return open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
