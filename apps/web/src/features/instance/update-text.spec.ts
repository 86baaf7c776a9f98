import { durationText, forwardSteps, updateStepName, versionName } from './update-text.ts';

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
});
