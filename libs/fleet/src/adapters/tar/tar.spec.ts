import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import * as tar from 'tar-stream';
import { readTar } from './read-tar.ts';
import { tarTypes, type TarEntry } from './tar-entry.ts';
import { tarEnd, tarHeader, tarPadding } from './write-tar.ts';

interface Written extends Omit<TarEntry, 'size'> {
  readonly content: Buffer;
}

const entry = (over: Partial<Written> = {}): Written => ({
  name: Buffer.from('volume/a'),
  type: 'file',
  mode: 0o644,
  uid: 1000,
  gid: 1000,
  mtime: 1e9,
  linkname: Buffer.alloc(0),
  devmajor: 0,
  devminor: 0,
  content: Buffer.alloc(0),
  ...over,
});

function archived(entries: readonly Written[], end = tarEnd): Buffer {
  return Buffer.concat([
    ...entries.flatMap(({ content, ...header }) => [
      tarHeader({ ...header, size: content.length }),
      content,
      tarPadding(content.length),
    ]),
    end,
  ]);
}

async function* inPieces(archive: Buffer, size = 700): AsyncGenerator<Buffer> {
  for (let at = 0; at < archive.length; at += size) yield archive.subarray(at, at + size);
}

async function read(archive: Buffer, pieceBytes?: number): Promise<Written[]> {
  const entries: Written[] = [];
  for await (const { content, size, ...header } of readTar(inPieces(archive, pieceBytes))) {
    const pieces: Buffer[] = [];
    for await (const piece of content) pieces.push(Buffer.from(piece));
    const whole = Buffer.concat(pieces);
    expect(whole).toHaveLength(size);
    entries.push({ ...header, content: whole });
  }
  return entries;
}

/** Any bytes but those that end a name; of whatever length. */
const aName = (maxLength: number) =>
  fc
    .uint8Array({ minLength: 1, maxLength })
    .map((bytes) => Buffer.from(bytes.map((byte) => (byte === 0 ? 0x0a : byte))));

const anEntry = fc
  .record({
    type: fc.constantFrom(...Object.values(tarTypes)),
    name: aName(600),
    linkname: aName(600),
    mode: fc.integer({ min: 0, max: 0o7777 }),
    uid: fc.nat(2 ** 31 - 1),
    gid: fc.nat(2 ** 31 - 1),
    mtime: fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
    devmajor: fc.nat(4095),
    devminor: fc.nat(2 ** 20 - 1),
    content: fc.uint8Array({ maxLength: 3_000 }).map((bytes) => Buffer.from(bytes)),
  })
  .map((each) => {
    const isLink = each.type === 'link' || each.type === 'symlink';
    const isDevice = each.type === 'character-device' || each.type === 'block-device';
    return {
      ...each,
      linkname: isLink ? each.linkname : Buffer.alloc(0),
      devmajor: isDevice ? each.devmajor : 0,
      devminor: isDevice ? each.devminor : 0,
      content: each.type === 'file' ? each.content : Buffer.alloc(0),
    };
  });

describe('a tar archive', () => {
  it('is read as it was written, whatever the names are, in whatever pieces it comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anEntry, { maxLength: 6 }),
        fc.integer({ min: 1, max: 2_000 }),
        async (entries, size) => {
          expect(await read(archived(entries), size)).toEqual(entries);
        },
      ),
    );
  });

  it('that another program wrote is read', async () => {
    const long = `volume/${'deep/'.repeat(60)}file`;
    const pack = tar.pack();
    pack.entry({ name: 'volume/', type: 'directory', mode: 0o755, uid: 5, gid: 6, mtime: new Date(7_000) });
    pack.entry({ name: long, mode: 0o4755, mtime: new Date(0) }, 'x'.repeat(1_000));
    pack.entry({ name: 'volume/ünï', type: 'symlink', linkname: `${'../'.repeat(50)}etc`, mtime: new Date(0) });
    pack.entry({ name: 'volume/null', type: 'character-device', devmajor: 1, devminor: 3, mtime: new Date(0) });
    pack.finalize();
    expect(await read(await buffer(pack))).toMatchObject([
      { name: Buffer.from('volume/'), type: 'directory', mode: 0o755, uid: 5, gid: 6, mtime: 7 },
      { name: Buffer.from(long), type: 'file', mode: 0o4755, content: Buffer.alloc(1_000, 'x') },
      { name: Buffer.from('volume/ünï'), type: 'symlink', linkname: Buffer.from(`${'../'.repeat(50)}etc`) },
      { type: 'character-device', devmajor: 1, devminor: 3 },
    ]);
  });

  it('is read by another program', async () => {
    const long = `volume/${'n'.repeat(300)}`;
    const archive = archived([
      entry({ name: Buffer.from('volume'), type: 'directory', mode: 0o700 }),
      entry({ name: Buffer.from(long), content: Buffer.from('content') }),
      entry({ name: Buffer.from('volume/l'), type: 'symlink', linkname: Buffer.from(long) }),
    ]);
    const seen: unknown[] = [];
    const extract = tar.extract();
    Readable.from([archive]).pipe(extract);
    for await (const each of extract) {
      const { name, type, mode, uid, linkname } = each.header;
      seen.push({ name, type, mode, uid, linkname, content: (await buffer(each)).toString() });
    }
    expect(seen).toEqual([
      { name: 'volume', type: 'directory', mode: 0o700, uid: 1000, linkname: null, content: '' },
      { name: long, type: 'file', mode: 0o644, uid: 1000, linkname: null, content: 'content' },
      { name: 'volume/l', type: 'symlink', mode: 0o644, uid: 1000, linkname: long, content: '' },
    ]);
  });

  it("with GNU's long names and numbers is read", async () => {
    const long = Buffer.from(`volume/${'g'.repeat(200)}\0`);
    const gnu = (flag: string, content: Buffer): Buffer[] => {
      const header = tarHeader({ ...entry({ name: Buffer.from('././@LongLink') }), size: content.length });
      return [withField(header, 156, Buffer.from(flag)), content, tarPadding(content.length)];
    };
    const negative = Buffer.alloc(12, 0xff);
    negative[11] = 0xfe;
    const link = tarHeader({ ...entry({ type: 'symlink', linkname: Buffer.from('short') }), size: 0 });
    const archive = Buffer.concat([...gnu('L', long), ...gnu('K', long), withField(link, 136, negative), tarEnd]);
    expect(await read(archive)).toMatchObject([
      { name: long.subarray(0, -1), linkname: long.subarray(0, -1), mtime: -2, type: 'symlink' },
    ]);
  });

  it('that breaks off anywhere, between two entries too, is refused', async () => {
    const archive = archived([entry({ content: Buffer.alloc(600, 'x') }), entry({ name: Buffer.alloc(150, 'n') })]);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: archive.length - 1 }), async (length) => {
        await expect(read(archive.subarray(0, length))).rejects.toThrow('breaks off');
      }),
    );
    await expect(read(archived([entry()], Buffer.alloc(0)))).rejects.toThrow('breaks off');
  });

  const header = tarHeader({ ...entry(), size: 0 });
  it.each<[string, Buffer, string]>([
    ['a wrong checksum', Buffer.concat([withField(header, 0, Buffer.from('w'), false), tarEnd]), 'checksum'],
    ['another format', Buffer.concat([withField(header, 257, Buffer.from('nope')), tarEnd]), 'unknown format'],
    ['an unknown kind', Buffer.concat([withField(header, 156, Buffer.from('S')), tarEnd]), 'unknown kind "S"'],
    ['no name', Buffer.concat([withField(header, 0, Buffer.alloc(100)), tarEnd]), 'without a name'],
    ['a size below nothing', Buffer.concat([withField(header, 124, Buffer.alloc(12, 0xff)), tarEnd]), 'negative size'],
    ['a number that is none', Buffer.concat([withField(header, 108, Buffer.from('zzzz')), tarEnd]), 'is none'],
    ['something after its end', Buffer.concat([Buffer.alloc(512), header]), 'after its end'],
    ['no entries and no end', Buffer.alloc(0), 'breaks off'],
    [
      'a name that never ends',
      withField(withField(header, 156, Buffer.from('x')), 124, Buffer.from('77777777777')),
      'too large',
    ],
    ['a name with a zero byte', extended('20 path=volume/\0bad\n'), 'without a name'],
    ['a record longer than its header', extended('999 path=x\n'), 'malformed'],
    ['a record of no length', extended('path=x\n'), 'malformed'],
    ['a size that is none', extended('12 size=1e9\n8 uid=x\n'), 'is none'],
  ])('with %s is refused', async (_, archive, words) => {
    await expect(read(archive)).rejects.toThrow(words);
  });

  it('can be left in the middle, which lets go of its source', async () => {
    let isLetGo = false;
    async function* source(): AsyncGenerator<Buffer> {
      try {
        yield* inPieces(archived([entry({ content: Buffer.alloc(5_000) }), entry()]));
      } finally {
        isLetGo = true;
      }
    }
    for await (const _ of readTar(source())) break;
    expect(isLetGo).toBe(true);
  });
});

/** A header in which something else stands. */
function withField(header: Buffer, at: number, bytes: Buffer, mended = true): Buffer {
  const changed = Buffer.from(header);
  bytes.copy(changed, at);
  if (!mended) return changed;
  changed.fill(' ', 148, 156);
  const sum = changed.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  changed.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return changed;
}

function extended(records: string): Buffer {
  const content = Buffer.from(records, 'latin1');
  const own = withField(tarHeader({ ...entry(), size: content.length }), 156, Buffer.from('x'));
  return Buffer.concat([own, content, tarPadding(content.length), tarHeader({ ...entry(), size: 0 }), tarEnd]);
}
