/** Longer versions aren't shown, and nobody compares them. */
const mostCharacters = 100;

/** What an image or a bot calls its version: their own words, so only a short text without control characters is one. */
export function shownVersion(told: unknown): string | null {
  if (typeof told !== 'string' || !told.isWellFormed()) return null;
  const version = told.trim();
  return version === '' || version.length > mostCharacters || /\p{Cc}/u.test(version) ? null : version;
}
