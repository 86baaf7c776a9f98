import type { Readable } from 'node:stream';
import type { SnapshotVolume } from '../../domain/snapshot.ts';

export type VolumeContent = Pick<SnapshotVolume, 'hash' | 'bytes'>;

/**
 * Keeps the archives of volumes, as `ContainerRuntime.archiveVolume` gives them. A volume that was kept is whole, whenever
 * the process was killed; what isn't whole is never seen.
 *
 * The hash is of what a volume holds: of each entry its path, type, mode, owner, modification time in whole seconds, link
 * target and bytes, in whatever order they come. Two archives with one hash hold the same.
 */
export abstract class SnapshotStore {
  /** @throws DomainError SNAPSHOT.NO_SPACE where so many bytes would not leave the reserve free */
  abstract assertSpace(expectedBytes: number): Promise<void>;

  /**
   * Keeps a volume's archive; what was kept under the same snapshot and path before is replaced.
   * @throws DomainError SNAPSHOT.NO_SPACE when the room runs out on the way; the stream's own error; nothing is kept then
   */
  abstract save(snapshotId: string, path: string, archive: Readable, signal?: AbortSignal): Promise<VolumeContent>;

  /** The archive as it came. Errors: SNAPSHOT.NOT_FOUND; one later on is the stream's. */
  abstract open(snapshotId: string, path: string): Promise<Readable>;

  /** What an archive holds, without keeping it. */
  abstract measure(archive: Readable, signal?: AbortSignal): Promise<VolumeContent>;

  /** Removes all of a snapshot. Does nothing when there is none. */
  abstract drop(snapshotId: string): Promise<void>;

  /** Ids of all there are, whole or not. */
  abstract list(): Promise<string[]>;
}
