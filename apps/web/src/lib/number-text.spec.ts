import { numberText } from './number-text.ts';

it.each([
  [1234567, 'en-GB', 0, '1,234,567'],
  [1234567, 'en-IN', 0, '12,34,567'],
  [1234.5, 'de-DE', 2, '1.234,50'],
  [0.04, 'en-US', 1, '0.0'],
])('%d in %s with %d digits is %s', (value, locale, digits, text) => {
  expect(numberText(value, locale, digits)).toBe(text);
});
