/** `1234567.5` is `1,234,567.5`, `12,34,567.5` or `1.234.567,5`. `digits` after the point, always as many. */
export function numberText(value: number, locale: string | undefined, digits = 0): string {
  return value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** `1 bot`, `2,000 bots`. */
export function countText(count: number, one: string, many: string, locale: string | undefined): string {
  return `${numberText(count, locale)} ${count === 1 ? one : many}`;
}
