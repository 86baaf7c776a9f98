import { blockBytes, checksumOf, fields, paddingAfter, tarTypes, type TarEntry, type TarField } from './tar-entry.ts';

const typeFlags = Object.fromEntries(Object.entries(tarTypes).map(([flag, type]) => [type, flag]));

/** The header of an entry, after which its content follows, and `paddingOf` it. What ustar can't hold stands in a pax header. */
export function tarHeader(entry: TarEntry): Buffer {
  const { name, linkname, size, uid, gid, mtime } = entry;
  const records: Buffer[] = [];
  const fitting = (field: TarField, value: number): number => {
    if (value >= 0 && value.toString(8).length < fields[field][1]) return value;
    records.push(record(field, Buffer.from(String(value))));
    return 0;
  };
  const short = (field: 'name' | 'linkname', key: string, value: Buffer): Buffer => {
    if (value.length > fields[field][1]) records.push(record(key, value));
    return value.subarray(0, fields[field][1]);
  };
  const block = headerBlock({
    ...entry,
    name: short('name', 'path', name),
    linkname: short('linkname', 'linkpath', linkname),
    size: fitting('size', size),
    uid: fitting('uid', uid),
    gid: fitting('gid', gid),
    mtime: fitting('mtime', mtime),
  });
  if (records.length === 0) return block;
  const content = Buffer.concat(records);
  const extended = headerBlock(
    { ...entry, linkname: Buffer.alloc(0), uid: 0, gid: 0, mtime: 0, size: content.length, name: paxName },
    'x',
  );
  return Buffer.concat([extended, content, tarPadding(content.length), block]);
}

/** What follows so many bytes of content. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc(paddingAfter(size));
}

/** What an archive ends with. */
export const tarEnd = Buffer.alloc(2 * blockBytes);

const paxName = Buffer.from('pax_header');

function headerBlock(entry: TarEntry, flag = typeFlags[entry.type]!): Buffer {
  const block = Buffer.alloc(blockBytes);
  const octal = (field: TarField, value: number): void => {
    const [at, length] = fields[field];
    block.write(value.toString(8).padStart(length - 1, '0'), at, 'latin1');
  };
  entry.name.copy(block, fields.name[0]);
  entry.linkname.copy(block, fields.linkname[0]);
  for (const field of ['mode', 'uid', 'gid', 'size', 'mtime', 'devmajor', 'devminor'] as const)
    octal(field, entry[field]);
  block.write(flag, fields.type[0], 'latin1');
  block.write('ustar\x0000', fields.magic[0], 'latin1');
  block.write(`${checksumOf(block).toString(8).padStart(6, '0')}\0 `, fields.checksum[0], 'latin1');
  return block;
}

/** A record's length counts its own digits. */
function record(key: string, value: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(` ${key}=`), value, Buffer.from('\n')]);
  let length = body.length + 1;
  while (String(length).length + body.length !== length) length = String(length).length + body.length;
  return Buffer.concat([Buffer.from(String(length)), body]);
}
