import { deflateSync, crc32 } from 'node:zlib';
import { DomainError } from '@moorage/kernel';
import sharp from 'sharp';
import { encodeLogo } from './encode-logo.ts';

const picture = (width = 64, height = 32) =>
  sharp({ create: { width, height, channels: 4, background: { r: 15, g: 99, b: 128, alpha: 0.5 } } });

async function refusalOf(bytes: Buffer): Promise<string> {
  const outcome = await encodeLogo(bytes).catch((error: unknown) => error);
  if (!(outcome instanceof DomainError)) throw new Error('It was not refused', { cause: outcome });
  expect([outcome.code, outcome.data.field]).toEqual(['ORG.LOGO_INVALID', 'logo']);
  return outcome.message;
}

/** A PNG that says it has this many pixels, and whose pixels are zeros, packed a thousand times smaller. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1024 * 1024))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('encoding a logo', () => {
  it.each(['png', 'jpeg', 'webp', 'gif'] as const)('makes a PNG of a %s', async (format) => {
    const { png, hash } = await encodeLogo(await picture().toFormat(format).toBuffer());
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 64, height: 32 });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('makes the same of the same, and fits what is large into 512 × 512', async () => {
    const bytes = await picture(2000, 1000).png().toBuffer();
    const [first, second] = [await encodeLogo(bytes), await encodeLogo(bytes)];
    expect(first.hash).toBe(second.hash);
    expect(await sharp(first.png).metadata()).toMatchObject({ width: 512, height: 256 });
  });

  it('keeps the pixels alone: no metadata, nothing behind the picture', async () => {
    const carried = await picture()
      .withExif({ IFD0: { Copyright: 'a secret place' } })
      .png()
      .toBuffer();
    expect(carried.toString('latin1')).toContain('a secret place');
    const { png } = await encodeLogo(Buffer.concat([carried, Buffer.from('<script>alert(1)</script>')]));
    expect(png.toString('latin1')).not.toMatch(/secret|script/);
    expect((await sharp(png).metadata()).exif).toBeUndefined();
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'Choose a picture'],
    ['a zip', Buffer.from('504b0304140000000800', 'hex'), 'no PNG'],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'no PNG'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'no PNG'],
    ['a text', Buffer.from('hello'), 'no PNG'],
    ['a BMP', Buffer.from('424d46000000000000003600', 'hex'), 'no PNG'],
    ['the first bytes of a PNG alone', Buffer.from('89504e470d0a1a0a', 'hex'), 'cannot be read'],
    ['a PNG that is a zip after eight bytes', Buffer.from('89504e470d0a1a0a504b030414', 'hex'), 'cannot be read'],
    ['a RIFF that is no picture', Buffer.from('RIFF\u0000\u0000\u0000\u0000WAVEfmt ', 'latin1'), 'no PNG'],
  ])('refuses %s', async (_, bytes, reason) => {
    expect(await refusalOf(bytes)).toContain(reason);
  });

  it('refuses half of a picture', async () => {
    const whole = await picture(600, 600)
      .composite([{ input: await noise(600), blend: 'over' }])
      .png()
      .toBuffer();
    expect(await refusalOf(whole.subarray(0, whole.length / 2))).toContain('damaged');
  });

  it('refuses a picture that would unpack to gigabytes, by its header alone', async () => {
    const bytes = bomb(60_000, 60_000);
    expect(bytes.length).toBeLessThan(10_000);
    expect(await refusalOf(bytes)).toMatch(/pixels/);
    expect(await refusalOf(bomb(5000, 20))).toContain('5000 × 20');
  });

  it('refuses a speck', async () => {
    expect(await refusalOf(await picture(8, 64).png().toBuffer())).toContain('8 × 64');
  });
});

function noise(side: number): Promise<Buffer> {
  return sharp({
    create: {
      width: side,
      height: side,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .png()
    .toBuffer();
}
