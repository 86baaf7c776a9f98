import {
  durationText,
  forwardSteps,
  receiptText,
  strategyName,
  updateStepName,
  versionName,
  type BotUpdate,
} from './update-text.ts';

describe('how an update reads', () => {
  it('has words for each step, and shows an unknown one as it is called', () => {
    for (const step of forwardSteps) expect(updateStepName(step)).not.toBe(step);
    expect(updateStepName('something-new')).toBe('something-new');
  });

  it('tells short times exactly, long ones in minutes', () => {
    expect([84, 1_240, 12_400, 125_000].map(durationText)).toEqual(['84 ms', '1.2 s', '12 s', '2 min 5 s']);
  });

  it('calls a release without a version by its digest', () => {
    expect(versionName({ digest: `sha256:${'a'.repeat(64)}` })).toBe('sha256:aaaaaaaaaaaa…');
    expect(versionName({ digest: 'sha256:a', version: '2.0.0' })).toBe('2.0.0');
  });

  it('says how it came about, and shows an unknown strategy as it is called', () => {
    expect(strategyName('SingleBot')).toBe('Update of this bot alone');
    expect(strategyName('Clairvoyant')).toBe('Clairvoyant');
  });

  it('gives a receipt with digests, hashes and times, and without the changelog', () => {
    const update = {
      id: 'u1',
      status: 'FAILED',
      strategy: 'RollingWave',
      before: { digest: 'sha256:a', volumeHash: 'h' },
      after: { digest: 'sha256:b', volumeHash: 'h' },
      steps: [{ step: 'check', at: '2026-11-20T03:00:00.000Z', milliseconds: 12 }],
      changelog: { version: '2.0', date: '2026-11-20', sections: [] },
      finishedAt: '2026-11-20T03:02:00.000Z',
    } as unknown as BotUpdate;
    const { changelog, ...kept } = update;
    expect(changelog).toBeDefined();
    expect(JSON.parse(receiptText(update))).toEqual(kept);
  });
});
