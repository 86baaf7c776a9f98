import { countText, numberText } from '../lib/number-text.ts';
import { useFormatLocale } from '../lib/preferences.ts';

type CountProps = { readonly value: number } & (
  { readonly one: string; readonly many: string } | { readonly one?: never; readonly many?: never }
);

/** A number as the viewer writes numbers; with what it counts, `1 bot` or `2,000 bots`. */
export function Count({ value, one, many }: CountProps) {
  const locale = useFormatLocale();
  return one === undefined ? numberText(value, locale) : countText(value, one, many, locale);
}
