import { isVisibleText } from './visible-text.ts';

describe('a text that can be seen', () => {
  it.each(['Ada', 'Zoë Müller', '株式会社', '한글', 'नमस्ते', 'e\u0301', '❤️', '👩🏽', '7', '?!'])('is %j', (text) => {
    expect(isVisibleText(text)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['spaces', ' \u00a0\u2003'],
    ['a zero-width space', 'A\u200bda'],
    ['a bidirectional override', '\u202eadA'],
    ['a soft hyphen', 'A\u00adda'],
    ['a line separator', 'A\u2028da'],
    ['a Hangul filler alone', '\u3164'],
    ['a half-width Hangul filler', 'Ada\uffa0'],
    ['the blank of Braille', '\u2800\u2800'],
    ['a combining joiner', 'A\u034fda'],
    ['a variation selector and nothing to vary', '\ufe0f'],
    ['an accent and nothing under it', '\u0301'],
    ['half of a character', 'A\ud800'],
    ['private use', '\ue000'],
  ])('is not %s', (_, text) => {
    expect(isVisibleText(text)).toBe(false);
  });
});
