import {
  botLook,
  leftOutText,
  releaseName,
  rolloutLook,
  secondsText,
  selectionText,
  strategyText,
} from './rollout-text.ts';

const rollingWave = {
  name: 'RollingWave',
  batchPercent: 25,
  pauseSeconds: 60,
  retries: 2,
  abortAtFailures: 3,
  healthTimeoutSeconds: 120,
  ignoresWindows: false,
} as const;

describe('how a rollout reads', () => {
  it('does not call one finished that left failures behind', () => {
    expect(rolloutLook({ status: 'FINISHED', failed: 0 }).color).toBe('green');
    expect(rolloutLook({ status: 'FINISHED', failed: 2 })).toEqual({
      label: 'Finished, with failures',
      color: 'yellow',
    });
    expect(rolloutLook({ status: 'ABORTED', failed: 2 }).label).toBe('Aborted');
  });

  it('tells a bot that waits for its next try from one that had no turn', () => {
    expect(botLook({ status: 'PENDING', attempts: 0 }).label).toBe('Waits');
    expect(botLook({ status: 'PENDING', attempts: 1 }).label).toBe('Waits for another try');
    expect(botLook({ status: 'FAILED', attempts: 3 }).label).toBe('Failed');
  });

  it('says whom it is for', () => {
    expect(selectionText({ kind: 'all' })).toBe('every channel');
    expect(selectionText({ kind: 'channel', channel: 'canary' })).toBe('channel canary');
    expect(selectionText({ kind: 'image', image: 'bot:stable' })).toBe('all that follow bot:stable');
    expect(selectionText({ kind: 'organizations', orgIds: ['a'] })).toBe('1 chosen organisation');
    expect(selectionText({ kind: 'organizations', orgIds: ['a', 'b'] })).toBe('2 chosen organisations');
  });

  it('calls a release by its version, or by its digest', () => {
    const release = { id: 'r', reference: 'bot@sha256:a', digest: `sha256:${'a'.repeat(64)}` };
    expect(releaseName({ ...release, version: '2.0.0' })).toBe('2.0.0');
    expect(releaseName(release)).toBe('sha256:aaaaaaaaaaaa…');
  });

  it('rounds no setting away', () => {
    expect([0, 45, 60, 90, 3_600, 5_405].map(secondsText)).toEqual([
      '0 s',
      '45 s',
      '1 min',
      '1 min 30 s',
      '1 h',
      '1 h 30 min 5 s',
    ]);
  });

  it('explains a strategy with its numbers', () => {
    expect(strategyText(rollingWave)).toEqual([
      'Waves of 25 % of all bots, 1 min apart.',
      'Each bot in its organisation’s hour; bots that their own people update are left out, unless chosen.',
      'A bot has 2 min to become healthy, and 3 tries.',
      'It ends when 3 bots have failed.',
    ]);
    const { abortAtFailures: _, ...never } = rollingWave;
    const immediate = { ...never, name: 'Immediate', batchPercent: 100, retries: 0, ignoresWindows: true } as const;
    expect(strategyText(immediate)).toEqual([
      'All bots at once.',
      'At any hour, also where updates are left to the organisation.',
      'A bot has 2 min to become healthy, and one try.',
      'Failures never end it.',
    ]);
  });

  it('has words for why a bot was left out, and shows an unknown reason as it is called', () => {
    expect(leftOutText('manual')).toBe('updated by their own people');
    expect(leftOutText('mutiny')).toBe('mutiny');
  });
});
