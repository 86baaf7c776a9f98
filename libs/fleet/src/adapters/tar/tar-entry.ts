/** Kinds of entries, by the type flag that stands for each (POSIX.1-2017, pax, "ustar Interchange Format"). */
export const tarTypes = {
  '0': 'file',
  '1': 'link',
  '2': 'symlink',
  '3': 'character-device',
  '4': 'block-device',
  '5': 'directory',
  '6': 'fifo',
} as const;
export type TarType = (typeof tarTypes)[keyof typeof tarTypes];

/** One entry of an archive, with names as the bytes they are: a file system asks for no encoding. */
export interface TarEntry {
  readonly name: Buffer;
  readonly type: TarType;
  /** Permissions with set-user-id, set-group-id and sticky bit. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Whole seconds since 1970, before it too. */
  readonly mtime: number;
  /** Of a file's content; 0 of all else. */
  readonly size: number;
  /** Empty but of links. */
  readonly linkname: Buffer;
  /** 0 but of devices. */
  readonly devmajor: number;
  readonly devminor: number;
}

export const blockBytes = 512;

/** Where each field of a header block stands: first byte, and how many. */
export const fields = {
  name: [0, 100],
  mode: [100, 8],
  uid: [108, 8],
  gid: [116, 8],
  size: [124, 12],
  mtime: [136, 12],
  checksum: [148, 8],
  type: [156, 1],
  linkname: [157, 100],
  magic: [257, 8],
  devmajor: [329, 8],
  devminor: [337, 8],
  prefix: [345, 155],
} as const;
export type TarField = keyof typeof fields;

/** The sum of a header's bytes, its own field taken for spaces. */
export function checksumOf(block: Buffer): number {
  const [at, length] = fields.checksum;
  let sum = 32 * length;
  for (let index = 0; index < blockBytes; index += 1) if (index < at || index >= at + length) sum += block[index]!;
  return sum;
}

/** How many bytes of padding follow so many of content. */
export function paddingAfter(size: number): number {
  return (blockBytes - (size % blockBytes)) % blockBytes;
}
