import fc from 'fast-check';
import { inputOf, momentOf } from './local-moment.ts';

describe('a moment in an input', () => {
  it('comes back as it was, to the minute', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000 }), (minutes) => {
        const moment = new Date(Date.UTC(2024, 0, 1) + minutes * 60_000).toISOString();
        // The hour that a zone's clock shows twice stands for its first time.
        const again = momentOf(inputOf(moment));
        expect(again !== undefined && inputOf(again)).toBe(inputOf(moment));
      }),
    );
  });

  it('is none where nothing was typed', () => {
    expect(inputOf(undefined)).toBe('');
    expect(momentOf('')).toBeUndefined();
    expect(momentOf('tomorrow')).toBeUndefined();
  });
});
