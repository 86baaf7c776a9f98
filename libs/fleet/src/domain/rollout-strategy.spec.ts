import fc from 'fast-check';
import { afterFailure, batchSize, rolloutStrategies, type RolloutStrategy } from './rollout-strategy.ts';

const strategy = fc.record<RolloutStrategy>({
  name: fc.constantFrom('RollingWave', 'SingleBot', 'Immediate'),
  batchPercent: fc.integer({ min: 1, max: 100 }),
  pauseSeconds: fc.nat({ max: 600 }),
  retries: fc.nat({ max: 5 }),
  abortAtFailures: fc.option(fc.integer({ min: 1, max: 10 }), { nil: null }),
  healthTimeoutSeconds: fc.integer({ min: 1, max: 600 }),
  ignoresWindows: fc.boolean(),
});

/** Plays a rollout: `fails(bot, attempt)` tells which tries fail. */
function play(rules: RolloutStrategy, total: number, fails: (bot: number, attempt: number) => boolean) {
  const counts = { succeeded: 0, failed: 0, pending: total };
  const attempts = new Map<number, number>();
  const waves: number[] = [];
  let aborted = false;
  for (let next = 0; next < total && !aborted;) {
    const size = batchSize(rules, total, total - next);
    waves.push(size);
    for (let bot = next; bot < next + size && !aborted; bot += 1) {
      for (let attempt = 1; ; attempt += 1) {
        attempts.set(bot, attempt);
        if (!fails(bot, attempt)) {
          counts.succeeded += 1;
          counts.pending -= 1;
          break;
        }
        const verdict = afterFailure(rules, attempt, counts.failed);
        if (verdict === 'retry') continue;
        counts.failed += 1;
        counts.pending -= 1;
        aborted = verdict === 'abort';
        break;
      }
    }
    next += size;
  }
  return { ...counts, waves, attempts, aborted };
}

describe('rollout strategies', () => {
  it('add up for every sequence of failures: each bot is tried or accounted for', () => {
    fc.assert(
      fc.property(strategy, fc.nat({ max: 200 }), fc.infiniteStream(fc.boolean()), (rules, total, luck) => {
        const { succeeded, failed, pending, waves, attempts, aborted } = play(rules, total, () => {
          const { value } = luck.next();
          return value === true;
        });
        expect(succeeded + failed + pending).toBe(total);
        if (!aborted) {
          expect(pending).toBe(0);
          expect(attempts.size).toBe(total);
          expect(waves.reduce((sum, size) => sum + size, 0)).toBe(total);
        }
        for (const tries of attempts.values()) expect(tries).toBeLessThanOrEqual(rules.retries + 1);
        if (rules.abortAtFailures !== null) expect(failed).toBeLessThanOrEqual(rules.abortAtFailures);
      }),
    );
  });

  it('have no memory: the same questions get the same answers, whatever was asked before', () => {
    fc.assert(
      fc.property(strategy, fc.nat({ max: 50 }), fc.array(fc.boolean()), (rules, total, other) => {
        const fails = (bot: number, attempt: number): boolean => (bot * 7 + attempt * 3) % 4 === 0;
        const first = play(rules, total, fails);
        play(rules, other.length, (bot) => other[bot] === true);
        expect(play(rules, total, fails)).toEqual(first);
      }),
    );
  });

  it('take waves of a quarter, rounded up, and the rest at last', () => {
    const { RollingWave } = rolloutStrategies;
    expect(play(RollingWave, 12, () => false).waves).toEqual([3, 3, 3, 3]);
    expect(play(RollingWave, 10, () => false).waves).toEqual([3, 3, 3, 1]);
    expect(play(RollingWave, 1, () => false).waves).toEqual([1]);
    expect(play(RollingWave, 0, () => false).waves).toEqual([]);
  });

  it('end a rolling wave at the third bot that is given up, each tried three times', () => {
    const { failed, pending, attempts, aborted } = play(rolloutStrategies.RollingWave, 12, () => true);
    expect([failed, pending, aborted]).toEqual([3, 9, true]);
    expect([...attempts.values()]).toEqual([3, 3, 3]);
  });

  it('go on over failures where a fix is urgent', () => {
    const { failed, succeeded, waves } = play(rolloutStrategies.Immediate, 9, (bot) => bot % 3 === 0);
    expect([failed, succeeded, waves]).toEqual([3, 6, [9]]);
  });

  it('try one bot four times, then report', () => {
    const { failed, attempts, aborted } = play(rolloutStrategies.SingleBot, 1, () => true);
    expect([failed, aborted, attempts.get(0)]).toEqual([1, false, 4]);
  });
});
