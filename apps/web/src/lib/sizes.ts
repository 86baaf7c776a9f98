import { numberText } from './number-text.ts';

const names = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** `1536` is `1.5 KiB`. */
export function byteSize(bytes: number, locale: string | undefined): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), names.length - 1);
  const value = bytes / 1024 ** power;
  return `${numberText(value, locale, power > 0 && value < 10 ? 1 : 0)} ${names[power]!}`;
}
