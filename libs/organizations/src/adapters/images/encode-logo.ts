import { createHash } from 'node:crypto';
import { DomainError } from '@moorage/kernel';
import sharp from 'sharp';
import { imageFormatOf, logoKeptSide, logoMaxSide, logoMinSide, type Logo } from '../../domain/logo.ts';

// Pictures come one by one and never again: a cache of them would only hold memory, and one thread each is enough.
sharp.cache(false);
sharp.concurrency(1);

/** A sentence at the field; what libvips says is for nobody. */
const refuse = (detail: string): DomainError => new DomainError('ORG.LOGO_INVALID', { field: 'logo' }, detail);

/**
 * Decodes what was uploaded and writes a PNG of its own from the pixels: whatever else the file carried (scripts, metadata,
 * a second file behind the picture) is gone. The format is taken from the first bytes, so that no other decoder is ever
 * asked (SVG among them), and the size from the header, so that a small file cannot unpack to a huge picture.
 * @throws DomainError ORG.LOGO_INVALID naming `logo`
 */
export async function encodeLogo(bytes: Buffer): Promise<Logo> {
  if (bytes.length === 0) throw refuse('Choose a picture.');
  if (imageFormatOf(bytes) === undefined) throw refuse('This file is no PNG, JPEG, WebP or GIF picture.');
  const picture = sharp(bytes, { limitInputPixels: logoMaxSide ** 2, failOn: 'error', pages: 1 });
  const { width, height } = await picture.metadata().catch(() => {
    throw refuse('This picture cannot be read: the file is damaged, or far too large in pixels.');
  });
  if (width > logoMaxSide || height > logoMaxSide)
    throw refuse(`The picture has ${width} × ${height} pixels. Use ${logoMaxSide} × ${logoMaxSide} or fewer.`);
  if (width < logoMinSide || height < logoMinSide)
    throw refuse(`The picture has ${width} × ${height} pixels. Use ${logoMinSide} × ${logoMinSide} or more.`);
  const png = await picture
    .autoOrient()
    .resize({ width: logoKeptSide, height: logoKeptSide, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .png({ compressionLevel: 9 })
    .timeout({ seconds: 10 })
    .toBuffer()
    .catch(() => {
      throw refuse('This picture cannot be read: the file is damaged.');
    });
  return { png, hash: createHash('sha256').update(png).digest('hex') };
}
