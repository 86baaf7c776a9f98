import { exitCodeOf, lastLine, nothing, oneFailed, onePassed, sum } from './outcome.mjs';

const leftOut = (count: number) => ({ ...nothing, leftOut: [{ name: 'browser', reason: 'no Chromium', count }] });

describe('the outcome of a run', () => {
  it('adds up in one line', () => {
    expect(lastLine(sum([onePassed, onePassed, oneFailed]))).toBe('2 passed, 1 failed');
    expect(lastLine(nothing)).toBe('0 passed, 0 failed');
  });

  it('mentions what was left out, only then', () => {
    expect(lastLine(sum([onePassed, leftOut(3), leftOut(4)]))).toBe('1 passed, 0 failed, 7 skipped');
  });

  it.each([
    ['all passed', onePassed, false, 0],
    ['one failed', sum([onePassed, oneFailed]), false, 1],
    ['nothing was run', nothing, false, 1],
    ['some were left out on a laptop', sum([onePassed, leftOut(1)]), false, 0],
    ['some were left out in CI', sum([onePassed, leftOut(1)]), true, 1],
    ['all passed in CI', onePassed, true, 0],
  ])('is an exit code: %s', (_name, outcome, ci, code) => {
    expect(exitCodeOf(outcome, { ci })).toBe(code);
  });
});
