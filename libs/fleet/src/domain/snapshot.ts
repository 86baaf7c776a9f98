import { sha256 } from '@moorage/kernel';

/** One volume of a snapshot. */
export interface SnapshotVolume {
  /** Where the bot has it mounted, such as `/data`. */
  readonly path: string;
  /** Of its content: 64 hexadecimal digits. */
  readonly hash: string;
  /** Of the archive, before it was compressed. */
  readonly bytes: number;
}

/** All volumes of one instance at one moment, at which it was stopped. */
export interface Snapshot {
  readonly id: string;
  readonly instanceId: string;
  readonly botUpdateId: string;
  readonly volumes: readonly SnapshotVolume[];
  /** Of all volumes together. */
  readonly hash: string;
  readonly createdAt: Date;
  /** Null while an update may still need it. */
  readonly expiresAt: Date | null;
  readonly droppedAt: Date | null;
}

/** A snapshot outlives its update by so long, unless the next update succeeds before. */
export const snapshotRetentionHours = 24;

/** One hash for several volumes, in whatever order they are given. */
export function hashOfVolumes(volumes: readonly Pick<SnapshotVolume, 'path' | 'hash'>[]): string {
  const lines = volumes.map(({ path, hash }) => JSON.stringify([path, hash])).sort();
  return sha256(lines.join('\n'));
}
