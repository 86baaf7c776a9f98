import sharp from 'sharp';

/** A picture of one colour, as a file of this format. */
export function aPicture(
  format: 'png' | 'jpeg' | 'webp' | 'gif' = 'png',
  { side = 64, color = '#0f6380' }: { side?: number; color?: string } = {},
): Promise<Buffer> {
  return sharp({ create: { width: side, height: side, channels: 3, background: color } })
    .toFormat(format)
    .toBuffer();
}

/** The first file of a zip archive, empty: enough for anybody who looks at the first bytes. */
export const aZip = Buffer.from('504b03040a00000000000000000000000000000000000000000003000000612e74', 'hex');
