import { blockBytes, checksumOf, fields, paddingAfter, tarTypes, type TarEntry, type TarField } from './tar-entry.ts';
import { StreamBytes } from './stream-bytes.ts';

export interface TarEntryWithContent extends TarEntry {
  /** To be read to its end, or left, before the next entry is asked for. */
  readonly content: AsyncIterable<Buffer>;
}

/** Names, and what else stands in an extended header. Nothing honest is longer, and all of it is kept in memory. */
const mostExtendedBytes = 1024 * 1024;

/** Records of extended headers that count; the others (names of owners, extended attributes) are left out. */
type Extended = Partial<Record<'path' | 'linkpath' | 'size' | 'uid' | 'gid' | 'mtime', Buffer>>;

/**
 * The entries of a tar archive, in constant memory: POSIX ustar and pax, and GNU's long names. Names are bytes, since the
 * archive of a volume holds whatever its bot called its files.
 * @throws Error where the archive is malformed, or ends before the two blocks of zeros that end one
 */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntryWithContent, void, undefined> {
  const bytes = new StreamBytes(source);
  try {
    let extended: Extended = {};
    for (let block = await bytes.take(blockBytes); !isEnd(block); block = await bytes.take(blockBytes)) {
      const size = sizeOf(block);
      const flag = typeFlagOf(block);
      switch (flag) {
        case 'x':
          extended = { ...extended, ...recordsOf(await small(bytes, size)) };
          continue;
        // What holds for all that follows: nobody writes any of what counts here.
        case 'g':
          await small(bytes, size);
          continue;
        case 'L':
          extended = { ...extended, path: untilZero(await small(bytes, size)) };
          continue;
        case 'K':
          extended = { ...extended, linkpath: untilZero(await small(bytes, size)) };
          continue;
      }
      const entry = entryOf(block, flag, extended);
      extended = {};
      yield { ...entry, content: bytes.next(entry.size) };
      await bytes.skipRest();
      await bytes.take(paddingAfter(entry.size));
    }
    if (!isEnd(await bytes.take(blockBytes))) throw new Error('The archive goes on after its end');
    await bytes.drain();
  } finally {
    await bytes.close();
  }
}

async function small(bytes: StreamBytes, size: number): Promise<Buffer> {
  if (size > mostExtendedBytes) throw new Error('The archive has a header that is too large');
  const content = await bytes.take(size);
  await bytes.take(paddingAfter(size));
  return content;
}

function isEnd(block: Buffer): boolean {
  return block.every((byte) => byte === 0);
}

function typeFlagOf(block: Buffer): string {
  if (numberIn(block, 'checksum') !== checksumOf(block))
    throw new Error('The archive has a header with a wrong checksum');
  if (text(block, 'magic').subarray(0, 5).toString('latin1') !== 'ustar')
    throw new Error('The archive is of an unknown format');
  const flag = String.fromCharCode(block[fields.type[0]]!);
  // Zero: as archives of old have it. 7: a file that was contiguous on its disk.
  return flag === '\0' || flag === '7' ? '0' : flag;
}

function entryOf(block: Buffer, flag: string, extended: Extended): TarEntry {
  const type = tarTypes[flag as keyof typeof tarTypes];
  if (type === undefined) throw new Error(`The archive has an entry of the unknown kind "${flag}"`);
  const name = extended.path ?? nameIn(block);
  if (name.length === 0 || name.includes(0)) throw new Error('The archive has an entry without a name');
  const isDevice = type === 'character-device' || type === 'block-device';
  const isLink = type === 'link' || type === 'symlink';
  return {
    name,
    type,
    mode: numberIn(block, 'mode') & 0o7777,
    uid: numberOf(extended.uid) ?? numberIn(block, 'uid'),
    gid: numberOf(extended.gid) ?? numberIn(block, 'gid'),
    mtime: Math.floor(numberOf(extended.mtime) ?? numberIn(block, 'mtime')),
    size: type === 'file' ? (numberOf(extended.size) ?? sizeOf(block)) : 0,
    linkname: isLink ? (extended.linkpath ?? text(block, 'linkname')) : Buffer.alloc(0),
    devmajor: isDevice ? numberIn(block, 'devmajor') : 0,
    devminor: isDevice ? numberIn(block, 'devminor') : 0,
  };
}

function nameIn(block: Buffer): Buffer {
  const name = text(block, 'name');
  // GNU's old format has other things where ustar has a prefix.
  const isUstar = block[fields.magic[0] + 5] === 0;
  const prefix = isUstar ? text(block, 'prefix') : Buffer.alloc(0);
  return prefix.length === 0 ? name : Buffer.concat([prefix, Buffer.from('/'), name]);
}

/** `<length> <key>=<value>\n`, again and again; the length is that of the whole record. */
function recordsOf(content: Buffer): Extended {
  const records: Record<string, Buffer> = {};
  for (let rest = content; rest.length > 0;) {
    const space = rest.indexOf(32);
    const length = space < 1 ? Number.NaN : Number(rest.toString('latin1', 0, space));
    const equals = rest.indexOf(61, space);
    if (
      !Number.isSafeInteger(length) ||
      length > rest.length ||
      equals < space ||
      equals >= length ||
      rest[length - 1] !== 10
    )
      throw new Error('The archive has a malformed extended header');
    records[rest.toString('latin1', space + 1, equals)] = Buffer.from(rest.subarray(equals + 1, length - 1));
    rest = rest.subarray(length);
  }
  const { path, linkpath, size, uid, gid, mtime } = records;
  return Object.fromEntries(
    Object.entries({ path, linkpath, size, uid, gid, mtime }).filter(([, value]) => value !== undefined),
  );
}

function numberOf(record: Buffer | undefined): number | undefined {
  if (record === undefined) return undefined;
  const value = Number(record.toString('latin1'));
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
    throw new Error('The archive has a number that is none');
  return value;
}

function sizeOf(block: Buffer): number {
  const size = numberIn(block, 'size');
  if (size < 0) throw new Error('The archive has a negative size');
  return size;
}

/** Octal digits, or GNU's form for large and negative ones: the first bit is set, and the rest is a number by bytes. */
function numberIn(block: Buffer, field: TarField): number {
  const [at, length] = fields[field];
  const bytes = block.subarray(at, at + length);
  const value =
    bytes[0]! & 0x80 ? binaryOf(bytes) : Number.parseInt(untilZero(bytes).toString('latin1').trim() || '0', 8);
  if (!Number.isSafeInteger(value)) throw new Error('The archive has a number that is none');
  return value;
}

function binaryOf(bytes: Buffer): number {
  const digits = Buffer.from(bytes);
  // The second bit is the sign's.
  digits[0] = digits[0]! & 0x40 ? 0xff : digits[0]! & 0x7f;
  return Number(BigInt.asIntN(bytes.length * 8, BigInt(`0x${digits.toString('hex')}`)));
}

function text(block: Buffer, field: TarField): Buffer {
  const [at, length] = fields[field];
  return Buffer.from(untilZero(block.subarray(at, at + length)));
}

function untilZero(bytes: Buffer): Buffer {
  const end = bytes.indexOf(0);
  return end === -1 ? bytes : bytes.subarray(0, end);
}
