import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { DomainError, isUuid } from '@moorage/kernel';
import { SnapshotStore, type VolumeContent } from '../../application/ports/snapshot-store.port.ts';
import { VolumeContentHash } from './volume-content-hash.ts';

/** Always left free: for Postgres and the bots, which share the disk on small machines. */
const reserveBytes = 512 * 1024 * 1024;
/** How much is written between two looks at the free space. */
const lookEveryBytes = 64 * 1024 * 1024;
/** What the compressor takes and gives at once: each piece is a trip to another thread. */
const pieceBytes = 1024 * 1024;
/** Fast rather than small, as people wait while it runs: at negative levels it is no slower than the disk. */
const compression = { chunkSize: pieceBytes, params: { [constants.ZSTD_c_compressionLevel]: -5 } };

/**
 * Snapshots as files: `<folder>/<snapshot id>/<hash of the mount path>.tar.zst`. A file appears under its name when it is whole
 * and on the disk. Only its owner may read the folder: it holds the bots' data.
 */
export class LocalSnapshotStore extends SnapshotStore {
  constructor(
    private readonly folder: string,
    private readonly freeBytes: (folder: string) => Promise<number> = freeBytesOf,
  ) {
    super();
  }

  override async assertSpace(expectedBytes: number): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const free = await this.freeBytes(this.folder);
    if (free - expectedBytes < reserveBytes) throw noSpace(free);
  }

  override async save(
    snapshotId: string,
    path: string,
    archive: Readable,
    signal?: AbortSignal,
  ): Promise<VolumeContent> {
    const place = this.fileOf(snapshotId, path);
    const unfinished = `${place}.${randomUUID()}.part`;
    await mkdir(this.folderOf(snapshotId), { recursive: true, mode: 0o700 });
    const content = new VolumeContentHash();
    try {
      await pipeline(
        archive,
        content.passing(),
        createZstdCompress(compression),
        this.watchingSpace(),
        createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true, highWaterMark: pieceBytes }),
        { signal },
      );
      await rename(unfinished, place);
      await flushFolder(this.folderOf(snapshotId));
    } catch (error) {
      archive.destroy();
      await rm(unfinished, { force: true });
      throw isFull(error) ? noSpace(0) : error;
    }
    return content.result();
  }

  override async open(snapshotId: string, path: string): Promise<Readable> {
    const place = this.fileOf(snapshotId, path);
    const exists = await stat(place).then(
      () => true,
      () => false,
    );
    if (!exists) throw new DomainError('SNAPSHOT.NOT_FOUND', { snapshotId, path });
    const content = createZstdDecompress();
    // Whoever reads sees the failure of either; whoever stops reading closes the file.
    pipeline(createReadStream(place), content).catch(() => undefined);
    return content;
  }

  override async measure(archive: Readable, signal?: AbortSignal): Promise<VolumeContent> {
    const content = new VolumeContentHash();
    await pipeline(archive, content.sink(), { signal });
    return content.result();
  }

  override async drop(snapshotId: string): Promise<void> {
    await rm(this.folderOf(snapshotId), { recursive: true, force: true });
  }

  override async list(): Promise<string[]> {
    const names = await readdir(this.folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      return [];
    });
    return names.filter(isUuid);
  }

  /** Stops in time: a disk that is full to its last byte hurts more than a missing snapshot. */
  private watchingSpace(): Transform {
    let sinceLook = 0;
    const look = async (): Promise<void> => {
      const free = await this.freeBytes(this.folder);
      if (free < reserveBytes) throw noSpace(free);
    };
    return new Transform({
      transform: (chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) => {
        sinceLook += chunk.length;
        if (sinceLook < lookEveryBytes) return done(null, chunk);
        sinceLook = 0;
        look().then(
          () => done(null, chunk),
          (error: Error) => done(error),
        );
      },
    });
  }

  private folderOf(snapshotId: string): string {
    if (!isUuid(snapshotId)) throw new Error(`"${snapshotId}" is not a snapshot's id`);
    return join(this.folder, snapshotId);
  }

  private fileOf(snapshotId: string, path: string): string {
    return join(this.folderOf(snapshotId), `${createHash('sha256').update(path).digest('hex').slice(0, 32)}.tar.zst`);
  }
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** A renamed file's name is on the disk once its folder is. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');
}

function noSpace(freeBytes: number): DomainError {
  return new DomainError('SNAPSHOT.NO_SPACE', { freeBytes }, 'There is not enough room for a snapshot of the data.');
}
