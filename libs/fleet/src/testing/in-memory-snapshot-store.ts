import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { DomainError } from '@moorage/kernel';
import { VolumeContentHash } from '../adapters/snapshots/volume-content-hash.ts';
import { SnapshotStore, type VolumeContent } from '../application/ports/snapshot-store.port.ts';

const noSpace = () => new DomainError('SNAPSHOT.NO_SPACE', {}, 'There is not enough room for a snapshot of the data.');

/** Snapshots in this process' memory, and a disk that a test can fill. */
export class InMemorySnapshotStore extends SnapshotStore {
  /** There is no room, as one sees before. */
  hasNoRoom = false;
  /** The disk turns out to be full when something is written. */
  isFull = false;
  private readonly kept = new Map<string, Map<string, Buffer>>();

  override async assertSpace(): Promise<void> {
    if (this.hasNoRoom) throw noSpace();
  }

  override async save(
    snapshotId: string,
    path: string,
    archive: Readable,
    signal?: AbortSignal,
  ): Promise<VolumeContent> {
    if (this.isFull) throw noSpace();
    signal?.throwIfAborted();
    const content = await buffer(archive);
    const measured = await this.measure(Readable.from([content]));
    this.kept.set(snapshotId, (this.kept.get(snapshotId) ?? new Map<string, Buffer>()).set(path, content));
    return measured;
  }

  override async open(snapshotId: string, path: string): Promise<Readable> {
    const content = this.kept.get(snapshotId)?.get(path);
    if (content === undefined) throw new DomainError('SNAPSHOT.NOT_FOUND', { snapshotId, path });
    return Readable.from([content]);
  }

  override async measure(archive: Readable, signal?: AbortSignal): Promise<VolumeContent> {
    const content = new VolumeContentHash();
    await pipeline(archive, content.sink(), { signal });
    return content.result();
  }

  override async drop(snapshotId: string): Promise<void> {
    this.kept.delete(snapshotId);
  }

  override async list(): Promise<string[]> {
    return [...this.kept.keys()];
  }
}
