/** What an input of type `datetime-local` shows for a moment: minutes, in the zone of the viewer. */
export function inputOf(moment: string | undefined): string {
  if (moment === undefined) return '';
  const at = new Date(moment);
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** The moment that somebody typed, as RFC 3339 in UTC; undefined where they typed none. */
export function momentOf(input: string): string | undefined {
  const at = new Date(input);
  return input === '' || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
