import { connect as connectPlainly, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { connect as connectSecurely } from 'node:tls';
import { DomainError } from '@moorage/kernel';
import { runtimeErrors } from '../../domain/runtime-errors.ts';
import { ChunkedDecoder } from './chunked-decoder.ts';
import { type DockerEngine, type DockerEngineAddress, engineError } from './docker-engine.ts';

const readBytes = 256 * 1024;
/** Few large pieces: each costs those who read on the same, whatever its size. */
const blockBytes = 1024 * 1024;
const longestHead = 64 * 1024;

/**
 * A path of a container as a tar stream (API: GET /containers/{id}/archive). Read off a connection of its own rather than with
 * Node's HTTP client, which needs as much of the processor for it as the engine does to pack it: a bot is away as long as
 * its volumes are read.
 *
 * Errors: RUNTIME.UNAVAILABLE where the engine doesn't answer, RUNTIME.FAILED with its own words where it refuses. An archive
 * that breaks off is a RUNTIME.FAILED, as the stream's: it counts as a try, should an engine never get through one volume.
 */
export function engineArchive(
  { address, patience }: DockerEngine,
  { container, path }: { container: string; path: string },
): Promise<Readable> {
  const { promise, resolve, reject } = Promise.withResolvers<Readable>();
  const answer = new ArchiveAnswer(resolve);
  const socket = connected(address, (piece, length) => answer.take(piece, length));
  answer.readFrom(socket);
  // Once there is a stream, its reader is told.
  const fail = (reason: Error): void => {
    answer.content.destroy(reason instanceof DomainError ? reason : runtimeErrors.failed(reason.message));
    reject(engineError(reason) as Error);
  };
  socket.once('error', fail);
  socket.once('close', () => {
    const reason = answer.failure();
    if (reason !== undefined) fail(reason);
  });
  socket.setTimeout(patience.transferSeconds * 1_000, () =>
    socket.destroy(withCode('ETIMEDOUT', 'The engine has fallen silent.')),
  );
  const host = 'host' in address ? `${address.host}:${address.port}` : 'docker';
  const target = `/containers/${container}/archive?path=${encodeURIComponent(path)}`;
  socket.write(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  return promise;
}

/** @param take is given what arrives; false: no more for now */
function connected(address: DockerEngineAddress, take: (piece: Buffer, length: number) => boolean): Socket {
  if ('host' in address && address.ca !== undefined) {
    const socket = connectSecurely({ ...address, servername: address.host });
    return socket.on('data', (piece: Buffer) => {
      if (!take(piece, piece.length)) socket.pause();
    });
  }
  const onread = {
    buffer: Buffer.allocUnsafe(readBytes),
    callback: (length: number, piece: Uint8Array) => take(piece as Buffer, length),
  };
  const place = 'host' in address ? { host: address.host, port: address.port } : { path: address.socketPath };
  return connectPlainly({ ...place, onread });
}

/** The engine's answer, taken apart as it arrives. */
class ArchiveAnswer {
  readonly content: Readable;
  private socket: Socket | undefined;
  private framing: Framing | undefined;
  private block = Buffer.allocUnsafe(blockBytes);
  private filled = 0;
  private head = '';
  private status: number | undefined;
  private refusal = '';
  private wrong: Error | undefined;

  constructor(private readonly begun: (content: Readable) => void) {
    this.content = new Readable({
      highWaterMark: 2 * blockBytes,
      read: () => void this.socket?.resume(),
      destroy: (error, done) => {
        this.socket?.destroy();
        done(error);
      },
    });
    this.content.on('error', () => undefined); // a reader that is there already hears it, too
  }

  readFrom(socket: Socket): void {
    this.socket = socket;
  }

  /** Why there is no whole content, now that the connection is closed. */
  failure(): Error | undefined {
    if (this.wrong !== undefined) return this.wrong;
    if (this.status === undefined || (this.status === 200 && this.framing?.isEnded !== true))
      return withCode('ECONNRESET', 'The engine broke off in the middle of an archive.');
    if (this.status === 200) return undefined;
    const message = /"message":\s*("(?:[^"\\]|\\.)*")/.exec(this.refusal)?.[1];
    const words = message === undefined ? `The engine answered with ${this.status}.` : (JSON.parse(message) as string);
    return Object.assign(new Error(words), { statusCode: this.status });
  }

  take(piece: Buffer, length: number): boolean {
    try {
      return this.status === undefined ? this.takeHead(piece, length) : this.takeContent(piece, length, 0);
    } catch (error) {
      // The coding's own errors speak of nothing but its chunks.
      this.wrong = error instanceof DomainError ? error : runtimeErrors.failed((error as Error).message);
      this.socket?.destroy();
      return false;
    }
  }

  private takeHead(piece: Buffer, length: number): boolean {
    const before = this.head.length;
    this.head += piece.toString('latin1', 0, length);
    const end = this.head.indexOf('\r\n\r\n');
    if (end < 0) {
      if (this.head.length > longestHead) throw runtimeErrors.failed('The head of the engine’s answer has no end.');
      return true;
    }
    const head = this.head.slice(0, end);
    this.status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? 500);
    if (this.status === 200) {
      this.framing = framingOf(head);
      this.begun(this.content);
    }
    return this.takeContent(piece, length, end + 4 - before);
  }

  private takeContent(piece: Buffer, length: number, start: number): boolean {
    if (this.status !== 200) {
      if (this.refusal.length < longestHead) this.refusal += piece.toString('utf8', start, length);
      return true;
    }
    let isRoom = true;
    const take = (from: number, to: number): void => {
      for (let at = from; at < to;) {
        const copied = piece.copy(this.block, this.filled, at, to);
        at += copied;
        this.filled += copied;
        if (this.filled === blockBytes) isRoom = this.give();
      }
    };
    this.framing?.decode(piece, length, take, start);
    if (this.framing?.isEnded === true) {
      this.give();
      this.content.push(null);
    }
    return isRoom;
  }

  private give(): boolean {
    const { block, filled } = this;
    if (filled === 0) return true;
    this.block = Buffer.allocUnsafe(blockBytes);
    this.filled = 0;
    return this.content.push(block.subarray(0, filled));
  }
}

type Framing = Pick<ChunkedDecoder, 'decode' | 'isEnded'>;

/** Of content that ends with its connection nobody could tell whether it is whole. */
function framingOf(head: string): Framing {
  if (/\r\ntransfer-encoding:\s*chunked\s*(?:\r\n|$)/i.test(head)) return new ChunkedDecoder();
  const length = /\r\ncontent-length:\s*(\d+)\s*(?:\r\n|$)/i.exec(head)?.[1];
  if (length === undefined) throw runtimeErrors.failed('The engine sent an archive without saying where it ends.');
  return new CountedContent(Number(length));
}

/** How engines send what is small. */
class CountedContent implements Framing {
  constructor(private left: number) {}

  get isEnded(): boolean {
    return this.left === 0;
  }

  decode(_piece: Buffer, end: number, take: (from: number, to: number) => void, start = 0): void {
    const to = Math.min(end, start + this.left);
    this.left -= to - start;
    take(start, to);
  }
}

function withCode(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
