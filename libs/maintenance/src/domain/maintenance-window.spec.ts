import fc from 'fast-check';
import { isDomainError, maintenanceModes } from '@moorage/kernel';
import { phaseOf, planWindow, strongest, type WindowPlan } from './maintenance-window.ts';

const now = new Date('2026-03-01T12:00:00.000Z');
const at = (offsetMs: number): Date => new Date(now.getTime() + offsetMs);
const plan = (overrides: Partial<WindowPlan>): WindowPlan => ({
  mode: 'OFFLINE',
  message: null,
  startsAt: null,
  endsAt: null,
  ...overrides,
});

function refusal(overrides: Partial<WindowPlan>): unknown {
  try {
    return planWindow(plan(overrides), now);
  } catch (error) {
    return isDomainError(error) ? [error.code, error.data.field] : error;
  }
}

describe('a maintenance window', () => {
  it('begins at once where no start is given, and lasts until it is ended where no end is', () => {
    expect(planWindow(plan({ message: '  Moving.  ' }), now)).toEqual({
      mode: 'OFFLINE',
      message: 'Moving.',
      startsAt: now,
      endsAt: null,
    });
    expect(planWindow(plan({ message: '   ' }), now).message).toBeNull();
  });

  it.each<[string, Partial<WindowPlan>, [string, string]]>([
    ['an end at the start', { startsAt: at(1000), endsAt: at(1000) }, ['MAINTENANCE.ENDS_BEFORE_START', 'endsAt']],
    ['an end before the start', { startsAt: at(2000), endsAt: at(1000) }, ['MAINTENANCE.ENDS_BEFORE_START', 'endsAt']],
    ['an end that has passed', { startsAt: at(-2000), endsAt: at(-1000) }, ['MAINTENANCE.IN_THE_PAST', 'endsAt']],
    ['an end at this moment', { startsAt: at(-2000), endsAt: now }, ['MAINTENANCE.IN_THE_PAST', 'endsAt']],
    ['a start in two years', { startsAt: at(2 * 366 * 86_400_000) }, ['MAINTENANCE.TOO_FAR_AHEAD', 'startsAt']],
    ['an end in three years', { endsAt: at(3 * 366 * 86_400_000) }, ['MAINTENANCE.TOO_FAR_AHEAD', 'endsAt']],
  ])('refuses %s, naming the field', (_, overrides, expected) => {
    expect(refusal(overrides)).toEqual(expected);
  });

  it.each<[string, number, string]>([
    ['a millisecond before its start', -1, 'UPCOMING'],
    ['at its start', 0, 'RUNNING'],
    ['a millisecond before its end', 59_999, 'RUNNING'],
    ['at its end', 60_000, 'ENDED'],
  ])('%s is %p ms in: %s', (_, offset, phase) => {
    expect(phaseOf({ startsAt: now, endsAt: at(60_000), endedAt: null }, at(offset))).toBe(phase);
  });

  it('is over once somebody ended it, whatever its end', () => {
    expect(phaseOf({ startsAt: at(-1000), endsAt: null, endedAt: at(-500) }, now)).toBe('ENDED');
    expect(phaseOf({ startsAt: at(1000), endsAt: at(2000), endedAt: now }, now)).toBe('ENDED');
  });

  it('is outdone by none that is stronger, or as strong and longer', () => {
    const window = fc.record({
      mode: fc.constantFrom(...maintenanceModes),
      endsAt: fc.option(fc.integer({ min: 1, max: 1000 }).map(at), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(window, { minLength: 1 }), (windows) => {
        const chosen = strongest(windows);
        if (chosen === undefined) throw new Error('there is one');
        const rank = (mode: (typeof windows)[number]['mode']) => maintenanceModes.indexOf(mode);
        for (const other of windows) {
          expect(rank(other.mode)).toBeLessThanOrEqual(rank(chosen.mode));
          if (other.mode === chosen.mode && chosen.endsAt !== null) {
            expect(other.endsAt?.getTime() ?? Infinity).toBeLessThanOrEqual(chosen.endsAt.getTime());
          }
        }
      }),
    );
  });
});
