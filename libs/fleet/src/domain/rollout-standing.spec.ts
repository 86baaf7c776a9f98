import { effectivePolicy } from './update-policy.ts';
import { standingOf, type StandingFacts } from './rollout-standing.ts';

const now = new Date('2026-01-05T12:00:00Z');
const facts: StandingFacts = {
  bot: {
    instanceId: 'instance',
    orgId: 'org',
    slug: 'acme',
    image: 'r/bot:stable',
    channel: 'stable',
    digest: 'sha256:one',
    version: null,
    isGoing: false,
    isEstablished: true,
    hasFailed: false,
    isBeingUpdated: false,
  },
  orgStatus: 'ACTIVE',
  policy: effectivePolicy({ mode: 'auto', preferredHourUtc: 12 }, null),
  offlineUntil: null,
  digest: 'sha256:two',
  selection: { kind: 'all' },
  strategy: { ignoresWindows: false },
  now,
};
const withBot = (bot: Partial<StandingFacts['bot']>): StandingFacts => ({ ...facts, bot: { ...facts.bot, ...bot } });
const manual = effectivePolicy({ mode: 'manual', preferredHourUtc: 3 }, null);

describe('whether a rollout may take a bot up', () => {
  it('it may in its hour', () => {
    expect(standingOf(facts)).toEqual({ kind: 'open' });
  });

  it('not before its hour, unless the strategy ignores that', () => {
    const policy = effectivePolicy({ mode: 'auto', preferredHourUtc: 3 }, null);
    expect(standingOf({ ...facts, policy })).toEqual({ kind: 'closed', opensAt: new Date('2026-01-06T03:00:00Z') });
    expect(standingOf({ ...facts, policy, strategy: { ignoresWindows: true } })).toEqual({ kind: 'open' });
  });

  it('not where its people update it themselves, unless it was chosen by hand, or it is urgent', () => {
    expect(standingOf({ ...facts, policy: manual })).toEqual({ kind: 'left-out', reason: 'manual' });
    const chosen = standingOf({ ...facts, policy: manual, selection: { kind: 'organizations', orgIds: ['org'] } });
    expect(chosen).toEqual({ kind: 'closed', opensAt: new Date('2026-01-06T03:00:00Z') });
    expect(standingOf({ ...facts, policy: manual, strategy: { ignoresWindows: true } })).toEqual({ kind: 'open' });
  });

  it('not while maintenance closes it, whatever the strategy', () => {
    const offlineUntil = new Date('2026-01-05T14:00:00Z');
    expect(standingOf({ ...facts, offlineUntil })).toEqual({ kind: 'closed', opensAt: offlineUntil });
    expect(standingOf({ ...facts, offlineUntil: 'open-ended', strategy: { ignoresWindows: true } }).kind).toBe(
      'closed',
    );
  });

  it.each([
    ['deleted', withBot({ isGoing: true })],
    ['deleted', { ...facts, orgStatus: undefined }],
    ['organization-inactive', { ...facts, orgStatus: 'SUSPENDED' as const }],
    ['pinned', withBot({ channel: 'pinned' })],
    ['instance-failed', withBot({ hasFailed: true, isBeingUpdated: true })],
    ['instance-failed', withBot({ isEstablished: false })],
    ['already-updated', withBot({ digest: 'sha256:two' })],
  ])('is left out as %s', (reason, left) => {
    expect(standingOf(left)).toEqual({ kind: 'left-out', reason });
  });

  it('one that follows a digest may where that was asked for', () => {
    const pinned = withBot({ channel: 'pinned' });
    expect(standingOf({ ...pinned, selection: { kind: 'channel', channel: 'pinned' } })).toEqual({ kind: 'open' });
  });

  it('waits for what somebody else has begun', () => {
    expect(standingOf(withBot({ isBeingUpdated: true }))).toEqual({ kind: 'busy' });
  });
});
