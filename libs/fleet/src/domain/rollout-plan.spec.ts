import fc from 'fast-check';
import { seededRandom } from '../testing/seeded-random.ts';
import { planNextRolloutAct, waveOpen, type RolloutSituation } from './rollout-plan.ts';
import { afterFailure, rolloutStrategies, type RolloutStrategy } from './rollout-strategy.ts';

const strategies = fc.record<RolloutStrategy>({
  name: fc.constantFrom('RollingWave', 'Immediate'),
  batchPercent: fc.integer({ min: 1, max: 100 }),
  pauseSeconds: fc.nat({ max: 600 }),
  retries: fc.nat({ max: 3 }),
  abortAtFailures: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
  healthTimeoutSeconds: fc.constant(120),
  ignoresWindows: fc.boolean(),
});

type Status = 'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'SKIPPED';

/** Does what the plan says, to rows in an array; `luck` says how each try ends, and what admins do meanwhile. */
function play(strategy: RolloutStrategy, total: number, room: number, luck: () => number) {
  const bots = Array.from({ length: total }, () => ({ status: 'PENDING' as Status, wave: 0, attempts: 0 }));
  const waves: { size: number; finishedAt: Date | null; startedAt: Date }[] = [];
  const count = (status: Status, wave?: number): number =>
    bots.filter((bot) => bot.status === status && (wave === undefined || bot.wave === wave)).length;
  const totals = () => ({
    pending: count('PENDING') + count('RUNNING'),
    succeeded: count('SUCCEEDED'),
    failed: count('FAILED'),
    skipped: count('SKIPPED'),
  });
  let rollout: RolloutSituation['rollout'] = { status: 'RUNNING', strategy, total, pending: total, finishedAt: null };
  let now = new Date(0);
  const mostAtOnce: number[] = [0];
  const acts: string[] = [];

  const endOne = (): void => {
    const running = bots.filter(({ status }) => status === 'RUNNING');
    const bot = running[Math.floor(luck() * running.length)];
    if (bot === undefined) return;
    if (luck() < 0.6) bot.status = 'SUCCEEDED';
    else {
      const verdict = afterFailure(strategy, bot.attempts, count('FAILED'));
      const goesOn = rollout.status === 'RUNNING';
      bot.status = verdict === 'retry' && goesOn ? 'PENDING' : 'FAILED';
      if (verdict === 'abort' && goesOn) rollout = { ...rollout, status: 'ABORTED' };
    }
  };

  for (let turn = 0; turn < 20_000; turn++) {
    const { pending, succeeded, failed, skipped } = totals();
    expect(pending + succeeded + failed + skipped).toBe(total);
    rollout = { ...rollout, pending };
    const number = waves.length;
    const last = waves.at(-1);
    const wave =
      last === undefined
        ? null
        : {
            ...last,
            succeeded: count('SUCCEEDED', number),
            failed: count('FAILED', number),
            skipped: count('SKIPPED', number),
          };
    if (wave !== null) expect(waveOpen(wave)).toBe(count('PENDING', number) + count('RUNNING', number));
    const running = count('RUNNING');
    mostAtOnce.push(running);
    const act = planNextRolloutAct({
      rollout,
      wave,
      running,
      nextDueAt: count('PENDING', number) > 0 && number > 0 ? now : null,
      room: room - running,
      isFleetPaused: luck() < 0.05,
      now,
    });
    acts.push(act.kind);
    switch (act.kind) {
      case 'begin-wave': {
        if (last !== undefined)
          expect(now.getTime() - last.finishedAt!.getTime()).toBeGreaterThanOrEqual(strategy.pauseSeconds * 1_000);
        expect(act.size).toBeGreaterThan(0);
        const picked = bots.filter((bot) => bot.wave === 0 && bot.status === 'PENDING').slice(0, act.size);
        expect(picked).toHaveLength(act.size);
        waves.push({ size: act.size, startedAt: now, finishedAt: null });
        for (const bot of picked) bot.wave = waves.length;
        break;
      }
      case 'request-updates':
        for (const bot of bots.filter((each) => each.wave === number && each.status === 'PENDING').slice(0, act.room))
          Object.assign(bot, { status: 'RUNNING', attempts: bot.attempts + 1 });
        break;
      case 'end-wave':
        last!.finishedAt = now;
        break;
      case 'leave-out-rest':
        for (const bot of bots) if (bot.status === 'PENDING') bot.status = 'SKIPPED';
        break;
      case 'finish':
        return { ...totals(), bots, waves, acts, mostAtOnce: Math.max(...mostAtOnce), status: rollout.status };
      case 'wait':
        expect(act.until.getTime()).toBeGreaterThan(now.getTime());
        now = act.until;
        endOne();
        break;
      default:
        throw new Error(`Nobody asked for ${act.kind}`);
    }
  }
  throw new Error('It never ends');
}

describe('the plan of a rollout', () => {
  it('comes to an end with totals that add up, each bot tried or accounted for, for every sequence of failures', () => {
    fc.assert(
      fc.property(
        strategies,
        fc.nat({ max: 40 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        (strategy, total, room, seed) => {
          const played = play(strategy, total, room, seededRandom(seed));
          expect(played.succeeded + played.failed + played.skipped).toBe(total);
          expect(played.pending).toBe(0);
          expect(played.mostAtOnce).toBeLessThanOrEqual(room);
          for (const { status, attempts } of played.bots) {
            expect(attempts).toBeLessThanOrEqual(strategy.retries + 1);
            if (status !== 'SKIPPED') expect(attempts).toBeGreaterThan(0);
          }
          if (played.status === 'RUNNING') {
            expect(played.skipped).toBe(0);
            expect(played.waves.reduce((sum, { size }) => sum + size, 0)).toBe(total);
          } else expect(played.failed).toBeGreaterThanOrEqual(strategy.abortAtFailures!);
        },
      ),
    );
  });

  const running: RolloutSituation = {
    rollout: {
      status: 'RUNNING',
      strategy: rolloutStrategies.RollingWave,
      total: 12,
      pending: 12,
      finishedAt: null,
    },
    wave: null,
    running: 0,
    nextDueAt: null,
    room: 4,
    isFleetPaused: false,
    now: new Date(100_000),
  };
  const wave = { size: 3, succeeded: 0, failed: 0, skipped: 0, finishedAt: null };
  const until = new Date(105_000);

  it('begins with a wave of a quarter, and asks for as many updates as there is room for', () => {
    expect(planNextRolloutAct(running)).toEqual({ kind: 'begin-wave', size: 3 });
    expect(planNextRolloutAct({ ...running, wave, nextDueAt: running.now })).toEqual({
      kind: 'request-updates',
      room: 4,
    });
    expect(planNextRolloutAct({ ...running, wave, running: 3 })).toEqual({ kind: 'wait', until });
    expect(planNextRolloutAct({ ...running, wave, nextDueAt: running.now, room: 0 })).toEqual({ kind: 'wait', until });
  });

  it('waits for a bot that is to be tried again, and for the pause between waves', () => {
    const nextDueAt = new Date(102_000);
    expect(planNextRolloutAct({ ...running, wave, nextDueAt })).toEqual({ kind: 'wait', until: nextDueAt });
    const ended = { ...wave, succeeded: 3, finishedAt: new Date(70_000) };
    expect(planNextRolloutAct({ ...running, wave: ended })).toEqual({ kind: 'wait', until: new Date(130_000) });
  });

  it('begins nothing while the fleet is paused, not even a rollout', () => {
    const isFleetPaused = true;
    for (const situation of [
      running,
      { ...running, wave, nextDueAt: running.now },
      { ...running, rollout: { ...running.rollout, status: 'QUEUED' as const } },
    ])
      expect(planNextRolloutAct({ ...situation, isFleetPaused })).toEqual({ kind: 'wait', until });
  });

  it('lets updates come to their end where it is paused or aborted, and only then rests', () => {
    const of = (status: 'PAUSED' | 'ABORTED', more: Partial<RolloutSituation> = {}, pending = 12) =>
      planNextRolloutAct({ ...running, wave, rollout: { ...running.rollout, status, pending }, ...more });
    expect(of('PAUSED', { running: 2 })).toEqual({ kind: 'wait', until });
    expect(of('PAUSED')).toEqual({ kind: 'rest' });
    expect(of('ABORTED', { running: 2 })).toEqual({ kind: 'leave-out-rest' });
    expect(of('ABORTED', { running: 2 }, 2)).toEqual({ kind: 'wait', until });
    expect(of('ABORTED', {}, 0)).toEqual({ kind: 'finish' });
  });
});
