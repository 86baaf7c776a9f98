const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** `12 January 2026 at 09:30 UTC`: mails are read in every zone, so they name theirs. */
export function momentInWords(iso: string): string {
  return `${moment.format(new Date(iso))} UTC`;
}

/** `12 January 2026`. */
export function dayInWords(iso: string): string {
  return day.format(new Date(iso));
}
