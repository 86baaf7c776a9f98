import { localHour, utcHour } from './hour-text.ts';

describe('an hour of updates', () => {
  it('is written in UTC', () => {
    expect(utcHour(3)).toBe('03:00 UTC');
    expect(utcHour(23)).toBe('23:00 UTC');
  });

  it('is written where the viewer is, half an hour off where their zone is, and as their clocks go that day', () => {
    expect(localHour(3, new Date('2026-01-05T12:00:00Z'), 'en-GB', 'Asia/Kolkata')).toBe('08:30');
    expect(localHour(3, new Date('2026-01-05T12:00:00Z'), 'en-GB', 'Europe/Berlin')).toBe('04:00');
    expect(localHour(3, new Date('2026-07-05T12:00:00Z'), 'en-GB', 'Europe/Berlin')).toBe('05:00');
    expect(localHour(23, new Date('2026-01-05T12:00:00Z'), 'en-GB', 'UTC')).toBe('23:00');
  });
});
