import { DomainError, flawsOf } from '@moorage/kernel';
import { condemnsRelease, judgeUpdateFailure } from './bot-update-failure.ts';
import { healthPace, planNextUpdateStep, resumedRollbackStep } from './bot-update-plan.ts';
import { botUpdateStatuses, botUpdateTransitions } from './bot-update-status.ts';
import {
  botUpdateStepAfter,
  leavesBotAlone,
  rollbackSteps,
  updateSteps,
  type BotUpdateStep,
} from './bot-update-steps.ts';
import { hashOfVolumes } from './snapshot.ts';
import { eligibilityOf, isOffered, type UpdateFacts } from './update-eligibility.ts';

function walk(from: BotUpdateStep, hasSnapshot: boolean): BotUpdateStep[] {
  const walked: BotUpdateStep[] = [];
  for (let step: BotUpdateStep | null = from; step !== null; step = botUpdateStepAfter(step, { hasSnapshot }))
    walked.push(step);
  return walked;
}

describe('the statuses of a bot update', () => {
  it('can all be reached, and three are ends', () => {
    expect(flawsOf(botUpdateTransitions, ['PENDING'], ['SUCCEEDED', 'FAILED', 'SKIPPED'])).toEqual({
      unreachable: [],
      deadEnds: [],
    });
    expect(Object.keys(botUpdateTransitions)).toEqual([...botUpdateStatuses]);
  });
});

describe('the steps of a bot update', () => {
  it('follow each other from the check to the end, and back by way of the snapshot where there is one', () => {
    expect(walk('check', false)).toEqual(updateSteps);
    expect(walk('rollback-stop', true)).toEqual(rollbackSteps);
    expect(walk('rollback-stop', false)).toEqual([
      'rollback-stop',
      'rollback-recreate',
      'rollback-start',
      'rollback-health',
      'rollback-finish',
    ]);
  });

  it('are planned from the row alone', () => {
    expect(planNextUpdateStep({ status: 'PENDING', step: null })).toBe('check');
    for (const step of updateSteps) expect(planNextUpdateStep({ status: 'UPDATING', step })).toBe(step);
    for (const step of rollbackSteps) expect(planNextUpdateStep({ status: 'ROLLING_BACK', step })).toBe(step);
    for (const status of ['SUCCEEDED', 'FAILED', 'SKIPPED', 'ROLLBACK_FAILED'] as const)
      expect(planNextUpdateStep({ status, step: 'rollback-health' })).toBeNull();
  });

  it('go on where a rollback was given up, and start the bot before they ask how it is', () => {
    expect(resumedRollbackStep('rollback-restore')).toBe('rollback-restore');
    expect(resumedRollbackStep('rollback-health')).toBe('rollback-start');
    expect(resumedRollbackStep(null)).toBe('rollback-stop');
  });

  it('leave the bot alone until it is held', () => {
    expect(updateSteps.filter(leavesBotAlone)).toEqual(['check', 'pull', 'read-changelog', 'drain', 'hold']);
    expect(rollbackSteps.filter(leavesBotAlone)).toEqual([]);
  });
});

describe('a failed step', () => {
  const failed = new DomainError('RUNTIME.FAILED', {}, 'No.');

  it('is tried again some times, then the update ends or goes back, depending on what was done', () => {
    expect(judgeUpdateFailure({ attempts: 0 }, 'pull', failed)).toEqual({ kind: 'retry', seconds: 1 });
    expect(judgeUpdateFailure({ attempts: 3 }, 'pull', failed)).toEqual({ kind: 'fail' });
    expect(judgeUpdateFailure({ attempts: 2 }, 'snapshot', failed)).toEqual({ kind: 'roll-back' });
    expect(judgeUpdateFailure({ attempts: 5 }, 'rollback-restore', failed)).toEqual({ kind: 'retry', seconds: 30 });
    expect(judgeUpdateFailure({ attempts: 6 }, 'rollback-restore', failed)).toEqual({ kind: 'give-up' });
  });

  it('is not tried again where that can not help', () => {
    const full = new DomainError('SNAPSHOT.NO_SPACE', {}, 'Full.');
    expect(judgeUpdateFailure({ attempts: 0 }, 'snapshot', full)).toEqual({ kind: 'roll-back' });
    const missing = new DomainError('RUNTIME.IMAGE_NOT_FOUND', {}, 'Gone.');
    expect(judgeUpdateFailure({ attempts: 0 }, 'pull', missing)).toEqual({ kind: 'fail' });
    const ill = new DomainError('BOT.UNREACHABLE', {}, 'Ill.');
    expect(judgeUpdateFailure({ attempts: 0 }, 'health', ill)).toEqual({ kind: 'roll-back' });
    expect(judgeUpdateFailure({ attempts: 0 }, 'rollback-health', ill)).toEqual({ kind: 'give-up' });
  });

  it('waits for an engine that is away, however long, and then starts before it asks', () => {
    const away = new DomainError('RUNTIME.UNAVAILABLE', {}, 'Away.');
    expect(judgeUpdateFailure({ attempts: 99 }, 'snapshot', away)).toMatchObject({ kind: 'wait', step: 'snapshot' });
    expect(judgeUpdateFailure({ attempts: 99 }, 'health', away)).toMatchObject({ kind: 'wait', step: 'start' });
    expect(judgeUpdateFailure({ attempts: 99 }, 'rollback-health', away)).toMatchObject({ step: 'rollback-start' });
  });

  it('speaks against the release only where the release had a part in it', () => {
    expect([...updateSteps, ...rollbackSteps].filter(condemnsRelease)).toEqual(['recreate', 'start', 'health']);
  });
});

describe('asking for health', () => {
  const since = new Date(0);

  it('is quick at first, then every five seconds, and ends at the timeout', () => {
    expect(healthPace(since, new Date(0), 120)).toEqual({ askForMs: 10_000, pauseMs: 0 });
    expect(healthPace(since, new Date(10_000), 120)).toEqual({ askForMs: 0, pauseMs: 5_000 });
    expect(healthPace(since, new Date(118_000), 120)).toEqual({ askForMs: 0, pauseMs: 2_000 });
    expect(healthPace(since, new Date(120_000), 120)).toBeNull();
    expect(healthPace(since, new Date(0), 4)).toEqual({ askForMs: 4_000, pauseMs: 0 });
  });
});

describe('whether a bot may be updated', () => {
  const facts: UpdateFacts = {
    instance: {
      status: 'RUNNING',
      desired: 'RUNNING',
      step: null,
      restartRequestedAt: null,
      digest: 'sha256:one',
      establishedAt: new Date(0),
    },
    orgStatus: 'ACTIVE',
    isOffline: false,
    isPaused: false,
    release: { digest: 'sha256:two', isQuarantined: false },
    isAskedFor: false,
  };
  const with_ = (instance: Partial<UpdateFacts['instance']>): UpdateFacts => ({
    ...facts,
    instance: { ...facts.instance, ...instance },
  });

  it('it may while it rests, running or stopped', () => {
    expect(eligibilityOf(facts).kind).toBe('yes');
    expect(eligibilityOf(with_({ status: 'STOPPED', desired: 'STOPPED' })).kind).toBe('yes');
  });

  it('waits while the fleet is paused, unless there is nothing to wait for', () => {
    expect(eligibilityOf({ ...facts, isPaused: true }).kind).toBe('paused');
    expect(eligibilityOf({ ...facts, isPaused: true, isOffline: true }).kind).toBe('paused');
    expect(eligibilityOf({ ...with_({ desired: 'DELETED' }), isPaused: true }).kind).toBe('no');
    expect(eligibilityOf({ ...with_({ digest: 'sha256:two' }), isPaused: true }).kind).toBe('no');
  });

  it('not yet, while it is changed or closed', () => {
    expect(eligibilityOf(with_({ desired: 'STOPPED' })).kind).toBe('not-yet');
    expect(eligibilityOf(with_({ step: 'create-volumes' })).kind).toBe('not-yet');
    expect(eligibilityOf(with_({ restartRequestedAt: new Date(0) })).kind).toBe('not-yet');
    expect(eligibilityOf(with_({ status: 'UPDATING' })).kind).toBe('not-yet');
    expect(eligibilityOf({ ...facts, isOffline: true }).kind).toBe('not-yet');
  });

  it('not at all, where it makes no sense any more', () => {
    expect(eligibilityOf(with_({ desired: 'DELETED' })).kind).toBe('no');
    expect(eligibilityOf(with_({ digest: 'sha256:two' })).kind).toBe('no');
    expect(eligibilityOf(with_({ status: 'FAILED' })).kind).toBe('no');
    expect(eligibilityOf({ ...facts, orgStatus: 'SUSPENDED' }).kind).toBe('no');
    expect(eligibilityOf({ ...facts, orgStatus: undefined }).kind).toBe('no');
  });

  it('a quarantined release goes only to who asks for it, and is offered to nobody', () => {
    const release = { digest: 'sha256:two', isQuarantined: true };
    expect(eligibilityOf({ ...facts, release }).kind).toBe('no');
    expect(eligibilityOf({ ...facts, release, isAskedFor: true }).kind).toBe('yes');
    expect(isOffered({ digest: 'sha256:two', quarantine: {} }, 'sha256:one')).toBe(false);
    expect(isOffered({ digest: 'sha256:two', quarantine: null }, 'sha256:one')).toBe(true);
    expect(isOffered({ digest: 'sha256:one', quarantine: null }, 'sha256:one')).toBe(false);
    expect(isOffered({ digest: 'sha256:one', quarantine: null }, null)).toBe(false);
  });
});

describe('the hash of all volumes', () => {
  it('is of paths and contents, in any order', () => {
    const [data, files] = [
      { path: '/data', hash: 'a' },
      { path: '/paperclip', hash: 'b' },
    ];
    expect(hashOfVolumes([data!, files!])).toBe(hashOfVolumes([files!, data!]));
    expect(hashOfVolumes([data!, files!])).not.toBe(
      hashOfVolumes([
        { path: '/data', hash: 'b' },
        { path: '/paperclip', hash: 'a' },
      ]),
    );
  });
});
