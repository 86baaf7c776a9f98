import { countText, numberText } from './number-text.ts';

it.each([
  [1234567, 'en-GB', 0, '1,234,567'],
  [1234567, 'en-IN', 0, '12,34,567'],
  [1234.5, 'de-DE', 2, '1.234,50'],
  [0.04, 'en-US', 1, '0.0'],
])('%d in %s with %d digits is %s', (value, locale, digits, text) => {
  expect(numberText(value, locale, digits)).toBe(text);
});

it.each([
  [1, 'en-GB', '1 bot'],
  [0, 'en-GB', '0 bots'],
  [2000, 'de-DE', '2.000 bots'],
])('%d in %s is counted as %s', (count, locale, text) => {
  expect(countText(count, 'bot', 'bots', locale)).toBe(text);
});
