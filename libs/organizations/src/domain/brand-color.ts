import { DomainError } from '@moorage/kernel';

/** The lightest and the darkest surface that pages are made of. */
const surfaces = { light: '#ffffff', dark: '#1e2b35' } as const;

/** What a shape needs against its surface to be seen (WCAG 2.1, 1.4.11). A text on it needs 4.5 (1.4.3). */
const seen = 3;

/** A colour as it is drawn in one of the two schemes, and the colour of text on it. */
export interface BrandShade {
  readonly fill: string;
  readonly text: string;
}

/** @throws DomainError ORG.COLOR_INVALID naming `color` */
export function parseColor(text: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(text)) throw new DomainError('ORG.COLOR_INVALID', { field: 'color' });
  return text.toLowerCase();
}

/**
 * The colour as close to what was chosen as can be seen on the pages of each scheme: a pale one is darkened on white, a
 * deep one is lightened on dark, until its contrast is 3:1. Text on it is black or white, whichever reads better: one of
 * the two always reaches 4.5:1.
 */
export function shadesOf(color: string): { light: BrandShade; dark: BrandShade } {
  return {
    light: shade(color, surfaces.light, '#000000'),
    dark: shade(color, surfaces.dark, '#ffffff'),
  };
}

/** The contrast of two colours, 1 to 21 (WCAG 2.1, relative luminance). */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function shade(color: string, surface: string, towards: string): BrandShade {
  let fill = color;
  for (let step = 1; contrast(fill, surface) < seen; step++) fill = mix(color, towards, step / 100);
  return { fill, text: contrast(fill, '#ffffff') >= contrast(fill, '#000000') ? '#ffffff' : '#000000' };
}

function mix(color: string, other: string, share: number): string {
  const parts = channels(color).map((value, index) => value + (channels(other)[index]! - value) * share);
  return `#${parts.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}

function luminance(color: string): number {
  const [red, green, blue] = channels(color)
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(color: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
}
