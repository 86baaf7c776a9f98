/** What may be sent: larger than any logo needs, small enough to be held in memory. */
export const logoMaxBytes = 2 * 1024 * 1024;
/** Of the picture that is sent; checked in its header, before anything is decoded. */
export const logoMaxSide = 4096;
export const logoMinSide = 16;
/** Of the picture that is kept. */
export const logoKeptSide = 512;

/** A logo as it is kept: a PNG that Moorage wrote itself. */
export interface Logo {
  readonly png: Buffer;
  /** SHA-256 of the bytes, hexadecimal: names this very picture in its address. */
  readonly hash: string;
}

export type ImageFormat = 'PNG' | 'JPEG' | 'WebP' | 'GIF';

/** The format by the first bytes of the file; its name and declared type say nothing. Undefined for any other. */
export function imageFormatOf(bytes: Buffer): ImageFormat | undefined {
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'PNG';
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'JPEG';
  const start = bytes.toString('latin1', 0, 12);
  if (start.startsWith('RIFF') && start.endsWith('WEBP') && start.length === 12) return 'WebP';
  if (/^GIF8[79]a/.test(start)) return 'GIF';
  return undefined;
}
