/** `12 January 2026 at 09:30 UTC`, or as `locale` (BCP 47) writes it: mails are read in every zone, so they name theirs. */
export function momentInWords(iso: string, locale = 'en-GB'): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return `${format.format(new Date(iso))} UTC`;
}

/** `12 January 2026`, or as `locale` (BCP 47) writes it. */
export function dayInWords(iso: string, locale = 'en-GB'): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso));
}
