import { validateSync } from 'class-validator';
import { OneLine } from './one-line.ts';

class Body {
  @OneLine(20) reason: unknown;
}

const isTaken = (reason: unknown): boolean => validateSync(Object.assign(new Body(), { reason })).length === 0;

describe('one line of text', () => {
  it.each(['Unpaid', ' Unpaid ', 'x'.repeat(20), 'é', '🌊', '👩‍👩‍👧‍👦', 'a\u200bb'])('is %j', (text) => {
    expect(isTaken(text)).toBe(true);
  });

  it.each(['', ' ', '\u00a0', '\u200b', '\u202e\u200d', 'two\nlines', 'a\u0000', '\ttab', 'x'.repeat(21), 7, null])(
    'is not %j',
    (text) => {
      expect(isTaken(text)).toBe(false);
    },
  );

  it.each([
    ['letters, and a line break at the end', `${'x'.repeat(250_000)}\n`],
    ['spaces', ' '.repeat(250_000)],
    ['what cannot be seen, and a line break', `${'\u200b'.repeat(80_000)}\n`],
  ])('is judged in a moment, however many %s', (_, text) => {
    const began = performance.now();
    expect(isTaken(text)).toBe(false);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
