import { untilNextChange } from './next-change.ts';

const at = (seconds: number): string => new Date(Date.UTC(2026, 0, 1) + seconds * 1_000).toISOString();

describe('until the next change of maintenance', () => {
  it.each([
    ['nothing is known yet', undefined, 60_000],
    ['there is none', { now: at(0), windows: [] }, 60_000],
    ['one begins', { now: at(0), windows: [{ startsAt: at(10), endsAt: at(40) }] }, 10_250],
    ['one ends', { now: at(20), windows: [{ startsAt: at(10), endsAt: at(40) }] }, 20_250],
    ['one has no end', { now: at(20), windows: [{ startsAt: at(10) }] }, 60_000],
    ['several are near', { now: at(0), windows: [{ startsAt: at(30) }, { startsAt: at(-5), endsAt: at(2) }] }, 2_250],
    ['it is far away', { now: at(0), windows: [{ startsAt: at(86_400) }] }, 60_000],
  ])('%s', (_, notices, expected) => {
    expect(untilNextChange(notices)).toBe(expected);
  });
});
