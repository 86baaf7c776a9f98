/** `03:00 UTC`. */
export function utcHour(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00 UTC`;
}

/** The same hour where the viewer is, such as `08:30`; on `day`, since clocks change. */
export function localHour(hour: number, day: Date, locale: string | undefined, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, {
    timeStyle: 'short',
    ...(timeZone !== undefined && { timeZone }),
  }).format(new Date(day).setUTCHours(hour, 0, 0, 0));
}
