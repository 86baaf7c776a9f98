import { localClock, localDay, localTime, relativeTime, utcTime } from './time-text.ts';

describe('relativeTime', () => {
  const now = new Date('2026-03-01T12:00:00Z');
  it.each([
    ['2026-03-01T11:59:40Z', 'just now'],
    ['2026-03-01T12:00:20Z', 'in a moment'],
    ['2026-03-01T11:57:10Z', '2 minutes ago'],
    ['2026-02-28T12:00:00Z', 'yesterday'],
    ['2026-03-08T12:00:00Z', 'next week'],
    ['2025-01-01T12:00:00Z', 'last year'],
  ])('of %s is %j', (at, expected) => {
    expect(relativeTime(new Date(at), now)).toBe(expected);
  });
});

it('utcTime names its zone', () => {
  expect(utcTime(new Date('2026-03-01T12:34:56.789Z'))).toBe('2026-03-01 12:34:56 UTC');
});

it('writes a moment as the reader does', () => {
  const at = new Date(2026, 10, 20, 14, 5, 9);
  expect(localTime(at, 'de-DE')).toBe('20.11.2026, 14:05:09');
  expect(localTime(at, 'en-GB')).toBe('20 Nov 2026, 14:05:09');
  expect(localDay(at, 'de-DE')).toBe('20. November 2026');
  expect(localClock(at, 'en-US')).toMatch(/^2:05:09\sPM$/);
});
