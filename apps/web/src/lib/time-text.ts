const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** `3 minutes ago`, `in 2 days`, `just now`: words, in the language of the pages. */
export function relativeTime(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const found = units.find(([, size]) => Math.abs(seconds) >= size);
  if (found === undefined) return seconds > 5 ? 'in a moment' : 'just now';
  const [unit, size] = found;
  return relative.format(Math.trunc(seconds / size), unit);
}

/** In the zone of the viewer, written as in `locale`; undefined: as the browser writes. */
export function localTime(at: Date, locale: string | undefined): string {
  return at.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'medium' });
}

/** `20 December 2026`, in the zone of the viewer. */
export function localDay(at: Date, locale: string | undefined): string {
  return at.toLocaleDateString(locale, { dateStyle: 'long' });
}

/** `14:05:09`, in the zone of the viewer. */
export function localClock(at: Date, locale: string | undefined): string {
  return at.toLocaleTimeString(locale, { timeStyle: 'medium' });
}

export function utcTime(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
