import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import * as tar from 'tar-stream';
import { archiveOf, describeSnapshotStore } from '../../testing/snapshot-store.contract.ts';
import { LocalSnapshotStore } from './local-snapshot-store.ts';

const mebibyte = 1024 * 1024;

async function aFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'moorage-snapshots-'));
}

describeSnapshotStore('A local folder', async () => {
  const folder = await aFolder();
  return {
    snapshots: new LocalSnapshotStore(join(folder, 'snapshots')),
    close: () => rm(folder, { recursive: true }),
  };
});

describe('LocalSnapshotStore', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await aFolder();
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** A volume with one file of so many mebibytes. */
  function large(mebibytes: number, fill: () => Buffer): Readable {
    const pack = tar.pack();
    const entry = pack.entry({ name: 'volume/big', size: mebibytes * mebibyte });
    entry.on('error', () => undefined); // whoever reads the archive is told
    Readable.from(
      (function* () {
        for (let n = 0; n < mebibytes; n += 1) yield fill();
      })(),
      { objectMode: false },
    )
      .pipe(entry)
      .on('finish', () => pack.finalize());
    return Readable.from(pack, { objectMode: false });
  }

  it('is readable by its owner alone', async () => {
    const snapshots = new LocalSnapshotStore(join(folder, 'snapshots'));
    const id = randomUUID();
    await snapshots.save(id, '/data', Readable.from([await archiveOf([])]));
    const [name] = await readdir(join(folder, 'snapshots', id));
    expect((await stat(join(folder, 'snapshots'))).mode & 0o077).toBe(0);
    expect((await stat(join(folder, 'snapshots', id, name!))).mode & 0o077).toBe(0);
  });

  it('refuses before it begins where the reserve would be used', async () => {
    const snapshots = new LocalSnapshotStore(folder, () => Promise.resolve(600 * mebibyte));
    await snapshots.assertSpace(50 * mebibyte);
    await expect(snapshots.assertSpace(100 * mebibyte)).rejects.toMatchObject({ code: 'SNAPSHOT.NO_SPACE' });
  });

  it('stops when the room runs out on the way, and leaves nothing', async () => {
    // Enough at the first look, too little at the second.
    let free = 4_096 * mebibyte;
    const snapshots = new LocalSnapshotStore(folder, () => Promise.resolve((free -= 2_000 * mebibyte)));
    const id = randomUUID();
    await expect(
      snapshots.save(
        id,
        '/data',
        large(200, () => randomBytes(mebibyte)),
      ),
    ).rejects.toMatchObject({ code: 'SNAPSHOT.NO_SPACE' });
    expect(await readdir(join(folder, id))).toEqual([]);
  });

  it('needs no more memory for a large volume, and little room for the holes in a sparse file', async () => {
    const snapshots = new LocalSnapshotStore(folder);
    const id = randomUUID();
    const zeros = Buffer.alloc(mebibyte);
    const before = process.memoryUsage().rss;
    let peak = 0;
    const { bytes } = await snapshots.save(
      id,
      '/data',
      large(400, () => {
        peak = Math.max(peak, process.memoryUsage().rss);
        return zeros;
      }),
    );
    expect(bytes).toBeGreaterThan(400 * mebibyte);
    expect(peak - before).toBeLessThan(150 * mebibyte);
    const [name] = await readdir(join(folder, id));
    expect((await stat(join(folder, id, name!))).size).toBeLessThan(mebibyte);
  });
});
