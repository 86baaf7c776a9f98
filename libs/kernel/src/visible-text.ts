/** Letters and signs that have a place and no shape: fillers of Hangul and Khmer, the blank of Braille, the combining joiner. */
const shapeless = '\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u2800\\u3164\\uFFA0';

// \p{C}: control, format (zero-width, bidirectional override), half of a character, private use, unassigned.
const unseen = new RegExp(`[\\p{C}\\p{Zl}\\p{Zp}${shapeless}]`, 'u');
const shape = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * Whether a name shows all that is in it, and something at all: two that look the same are the same then, but for letters
 * that resemble each other, and none passes for no name.
 */
export function isVisibleText(text: string): boolean {
  return !unseen.test(text) && shape.test(text);
}
