import { createHash } from 'node:crypto';
import { PassThrough, Transform, Writable, type TransformCallback } from 'node:stream';
import type { VolumeContent } from '../../application/ports/snapshot-store.port.ts';
import { readTar } from '../tar/read-tar.ts';
import type { TarEntry } from '../tar/tar-entry.ts';

/** 16-bit lanes of the sum. */
const lanes = 1024;

/**
 * The content of a volume's tar archive as one hash, computed while the archive goes by: nothing but the entry at hand is
 * kept, so memory doesn't grow with the volume.
 *
 * Each entry is hashed by itself, and the entries' hashes are summed up lane by lane (LtHash16, eprint.iacr.org/2019/227): a
 * sum doesn't depend on their order, and nobody can choose entries that add up to a wanted sum.
 */
export class VolumeContentHash {
  private readonly archive = new PassThrough();
  private readonly sum = new Uint16Array(lanes);
  private readonly done: Promise<void>;
  private entries = 0;
  private bytes = 0;

  constructor() {
    this.done = this.read();
    this.done.catch(() => undefined); // given by `result`; meanwhile the failure destroys the archive
  }

  /** Passes an archive on as it is, and hashes it on its way; no faster than it is read. */
  passing(): Transform {
    return new Transform({
      transform: (chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) => {
        this.take(chunk, (error) => done(error, chunk));
      },
      flush: (done) => this.finish(done),
    });
  }

  /** Takes an archive and keeps nothing of it. */
  sink(): Writable {
    return new Writable({
      write: (chunk: Buffer, _encoding, done) => this.take(chunk, done),
      final: (done) => this.finish(done),
    });
  }

  /** After the archive's end. Errors: what the archive was cut off or malformed with. */
  async result(): Promise<VolumeContent> {
    await this.done;
    const hash = createHash('sha256').update(new Uint8Array(this.sum.buffer)).update(String(this.entries));
    return { hash: hash.digest('hex'), bytes: this.bytes };
  }

  private take(chunk: Buffer, done: (error?: Error | null) => void): void {
    this.bytes += chunk.length;
    if (this.archive.destroyed) return void this.done.then(() => done(), done);
    if (this.archive.write(chunk)) return void process.nextTick(done);
    // One that failed never drains; its failure is the answer then.
    const drained = new Promise<void>((resolve) => this.archive.once('drain', () => resolve()));
    Promise.race([drained, this.done]).then(() => done(), done);
  }

  private finish(done: (error?: Error | null) => void): void {
    this.archive.end();
    this.done.then(() => done(), done);
  }

  private async read(): Promise<void> {
    for await (const entry of readTar(this.archive as AsyncIterable<Buffer>)) {
      const content = createHash('sha256');
      for await (const chunk of entry.content) content.update(chunk);
      this.add(entry, content.digest('hex'));
    }
    if (this.entries === 0) throw new Error('The archive of a volume is empty');
  }

  private add({ name, type, mode, uid, gid, mtime, linkname, devmajor, devminor }: TarEntry, content: string): void {
    // Names are bytes, and each byte is a character of Latin-1: no two names look alike.
    const [named, linked] = [name.toString('latin1').replace(/\/+$/, ''), linkname.toString('latin1')];
    const described = [named, type, mode, uid, gid, mtime, linked, content, devmajor, devminor];
    // SHAKE256 stretches the hash over all lanes.
    const spread = createHash('shake256', { outputLength: lanes * 2 })
      .update(JSON.stringify(described))
      .digest();
    for (let lane = 0; lane < lanes; lane += 1)
      this.sum[lane] = (this.sum[lane]! + spread.readUInt16LE(lane * 2)) & 0xffff;
    this.entries += 1;
  }
}
