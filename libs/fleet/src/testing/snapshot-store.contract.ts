import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import * as tar from 'tar-stream';
import { tarEnd, tarHeader } from '../adapters/tar/write-tar.ts';
import type { SnapshotStore } from '../application/ports/snapshot-store.port.ts';

export type ArchivedEntry = Pick<tar.Header, 'name'> & Partial<tar.Header> & { readonly content?: string };

/** @param named the names, as bytes, of further files: those that are in no encoding */
export async function archiveOf(entries: readonly ArchivedEntry[], named: readonly Buffer[] = []): Promise<Buffer> {
  const pack = tar.pack();
  const packed = buffer(Readable.from(pack));
  pack.entry({ name: 'volume/', type: 'directory', mode: 0o755, uid: 1000, gid: 1000, mtime: new Date(1e12) });
  for (const { content = '', ...header } of entries)
    pack.entry({ mode: 0o644, uid: 1000, gid: 1000, mtime: new Date(1e12), ...header }, content);
  pack.finalize();
  const further = named.map((name) => tarHeader({ ...emptyFile, name }));
  return Buffer.concat([(await packed).subarray(0, -tarEnd.length), ...further, tarEnd]);
}

const emptyFile = {
  type: 'file',
  mode: 0o644,
  uid: 1000,
  gid: 1000,
  mtime: 1e9,
  size: 0,
  linkname: Buffer.alloc(0),
  devmajor: 0,
  devminor: 0,
} as const;

/** In small pieces that fall where they like. */
function inPieces(archive: Buffer, size = 700): Readable {
  const pieces = Array.from({ length: Math.ceil(archive.length / size) }, (_, piece) =>
    archive.subarray(piece * size, (piece + 1) * size),
  );
  return Readable.from(pieces, { objectMode: false });
}

const file = { name: 'volume/notes.txt', content: 'hello' } as const;
const other = { name: 'volume/deep/other', content: 'world', mode: 0o600 } as const;
const link = { name: 'volume/link', type: 'symlink', linkname: 'notes.txt' } as const;

/** Every adapter of {@link SnapshotStore} passes this suite. */
export function describeSnapshotStore(
  adapter: string,
  open: () => Promise<{ snapshots: SnapshotStore; close: () => Promise<void> }>,
): void {
  describe(`${adapter} as SnapshotStore`, () => {
    let snapshots: SnapshotStore;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ snapshots, close } = await open());
    });
    afterAll(() => close());

    const hashOf = async (...entries: ArchivedEntry[]): Promise<string> =>
      (await snapshots.measure(inPieces(await archiveOf(entries)))).hash;

    it('gives an archive back as it came, and says what is in it', async () => {
      const id = randomUUID();
      const archive = await archiveOf([file, other, link, { name: 'volume/big', content: 'x'.repeat(300_000) }]);
      const kept = await snapshots.save(id, '/data', inPieces(archive));
      expect(kept).toEqual({ hash: expect.stringMatching(/^[0-9a-f]{64}$/), bytes: archive.length });
      expect(await buffer(await snapshots.open(id, '/data'))).toEqual(archive);
      expect(await snapshots.measure(await snapshots.open(id, '/data'))).toEqual(kept);
      expect(await snapshots.list()).toContain(id);
    });

    it('keeps several volumes apart, replaces one that is kept again, and drops all of a snapshot', async () => {
      const id = randomUUID();
      const [first, second] = [await archiveOf([file]), await archiveOf([other])];
      await snapshots.save(id, '/a/b', inPieces(first));
      await snapshots.save(id, '/a-b', inPieces(second));
      expect(await buffer(await snapshots.open(id, '/a/b'))).toEqual(first);
      await snapshots.save(id, '/a/b', inPieces(second));
      expect(await buffer(await snapshots.open(id, '/a/b'))).toEqual(second);
      await snapshots.drop(id);
      await snapshots.drop(id);
      expect(await snapshots.list()).not.toContain(id);
      await expect(snapshots.open(id, '/a/b')).rejects.toMatchObject({ code: 'SNAPSHOT.NOT_FOUND' });
    });

    it('keeps nothing of an archive that breaks off, is malformed, or is given up', async () => {
      const archive = await archiveOf([file, { name: 'volume/big', content: 'x'.repeat(100_000) }]);
      const broken = Readable.from(
        (function* () {
          yield archive.subarray(0, 5_000);
          throw new Error('the engine is gone');
        })(),
        { objectMode: false },
      );
      const id = randomUUID();
      await expect(snapshots.save(id, '/data', broken)).rejects.toThrow('the engine is gone');
      await expect(snapshots.save(id, '/data', inPieces(archive.subarray(0, 50_000)))).rejects.toThrow();
      await expect(snapshots.save(id, '/data', inPieces(Buffer.alloc(9_000, 'no tar')))).rejects.toThrow();
      await expect(snapshots.save(id, '/data', inPieces(archive), AbortSignal.abort())).rejects.toThrow();
      await expect(snapshots.open(id, '/data')).rejects.toMatchObject({ code: 'SNAPSHOT.NOT_FOUND' });
    });

    it('keeps nothing of an archive that ends between two entries, as if that were all', async () => {
      const archive = await archiveOf([file, other]);
      const id = randomUUID();
      // Header and content of the root and of the first file; an archive ends with two blocks of zeros.
      await expect(snapshots.save(id, '/data', inPieces(archive.subarray(0, 3 * 512)))).rejects.toThrow('breaks off');
      await expect(snapshots.open(id, '/data')).rejects.toMatchObject({ code: 'SNAPSHOT.NOT_FOUND' });
    });

    it('tells names apart that are in no encoding', async () => {
      const hashOfName = async (name: string): Promise<string> =>
        (await snapshots.measure(inPieces(await archiveOf([], [Buffer.from(`volume/${name}`, 'latin1')])))).hash;
      expect(await hashOfName('a\u00ff')).not.toBe(await hashOfName('a\u00fe'));
      expect(await hashOfName('a\u00ff')).toBe(await hashOfName('a\u00ff'));
    });

    it('has one hash for one content, in whatever order it comes', async () => {
      const folder = { name: 'volume/deep/', type: 'directory' } as const;
      const hash = await hashOf(file, folder, other, link);
      expect(await hashOf(link, other, folder, file)).toBe(hash);
      expect(await hashOf({ ...file, uname: 'somebody' }, folder, other, link)).toBe(hash);
      expect(await hashOf(file, { ...folder, name: 'volume/deep' }, other, link)).toBe(hash);
    });

    it.each<[string, ArchivedEntry]>([
      ['a byte', { ...file, content: 'hellp' }],
      ['the name', { ...file, name: 'volume/notes.tx' }],
      ['the mode', { ...file, mode: 0o640 }],
      ['a set-user-id bit', { ...file, mode: 0o4644 }],
      ['the owner', { ...file, uid: 0 }],
      ['the group', { ...file, gid: 0 }],
      ['the time', { ...file, mtime: new Date(1e12 + 1_000) }],
      ['the kind', { ...file, type: 'fifo', content: '' }],
      ['what it links to', { ...link, linkname: '../../etc/passwd' }],
      ['a link of the other kind', { ...link, type: 'link' }],
    ])('has another hash where %s differs', async (_, entry) => {
      const original = entry.name === link.name ? link : file;
      expect(await hashOf(entry)).not.toBe(await hashOf(original));
    });

    it('tells one entry from two, and where one name ends from where the next begins', async () => {
      expect(await hashOf(file)).not.toBe(await hashOf(file, file));
      expect(await hashOf({ name: 'volume/a\nb' })).not.toBe(await hashOf({ name: 'volume/a' }, { name: 'volume/b' }));
      const swapped = [
        { ...file, content: 'world' },
        { ...other, content: 'hello' },
      ];
      expect(await hashOf(...swapped)).not.toBe(await hashOf(file, other));
    });

    it('takes whatever a bot can put into a volume', async () => {
      const long = `volume/${'d/'.repeat(90)}${'n'.repeat(120)}`;
      const archive = await archiveOf([
        { name: 'volume/up', type: 'symlink', linkname: '../'.repeat(40) },
        { name: 'volume/loop', type: 'symlink', linkname: 'loop' },
        { name: 'volume/hard', type: 'link', linkname: 'volume/up' },
        { name: 'volume/new\nline\t"quoted"' },
        { name: 'volume/ünïcode-\u202e' },
        { name: long, content: 'deep' },
        { name: 'volume/pipe', type: 'fifo' },
        { name: 'volume/device', type: 'character-device', devmajor: 1, devminor: 3 },
        { name: 'volume/closed', mode: 0, content: 'unreadable' },
        { name: 'volume/holes', content: '\0'.repeat(200_000) },
      ]);
      const id = randomUUID();
      const kept = await snapshots.save(id, '/data', inPieces(archive, 100_000));
      expect(await snapshots.measure(await snapshots.open(id, '/data'))).toEqual(kept);
    });
  });
}
