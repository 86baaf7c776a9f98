/**
 * What shows nothing: control and format characters, line ends of every kind, and letters without a shape (Hangul fillers,
 * the blank of Braille, the combining joiner).
 */
const unseen = /[\p{Cc}\p{Cf}\s\u034F\u115F\u1160\u2800\u3164\uFFA0]+/gu;

/**
 * What somebody wrote, made harmless for words that go to somebody else: on one line, of a bearable length, with nothing
 * unseen in it that turns the line around, and with nothing that a mail reader would make a link of (`evil.example`,
 * `https://…`, `x@y`).
 */
export function plainText(text: string, longest: number): string {
  const line = text
    .replace(unseen, ' ')
    .replace(/:(?=\S)/g, ' ')
    .replace(/[/\\@]+/g, ' ')
    .replace(/\.(?=\p{L}{2})/gu, '. ')
    .replace(/ {2,}/g, ' ')
    .trim();
  if (line.length <= longest) return line;
  // Never half of a character that takes two code units.
  const cut = line.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.trimEnd()}…`;
}

/** A name that somebody chose; one that shows nothing gets words instead. */
export function plainName(name: string): string {
  return plainText(name, 100) || '(no name)';
}
