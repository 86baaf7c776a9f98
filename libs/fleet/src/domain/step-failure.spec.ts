import { DomainError, type ErrorCode } from '@moorage/kernel';
import type { Instance } from './instance.ts';
import { judgeFailure } from './step-failure.ts';

const ever = new Date('2026-03-01T10:00:00.000Z');
const judge = (
  step: Parameters<typeof judgeFailure>[1],
  code: ErrorCode,
  { attempts = 0, establishedAt = null }: Partial<Pick<Instance, 'attempts' | 'establishedAt'>> = {},
) => judgeFailure({ attempts, establishedAt }, step, new DomainError(code));

describe('a failed step', () => {
  it('waits for an engine that is away, however often', () => {
    expect(judge('start', 'RUNTIME.UNAVAILABLE', { attempts: 99 })).toEqual({ kind: 'wait', seconds: 2 });
  });

  it('is tried again after growing pauses, then undone where nothing ever ran', () => {
    const verdicts = [0, 1, 2, 3, 4, 5, 6].map((attempts) => judge('start', 'RUNTIME.FAILED', { attempts }));
    expect(verdicts.map((verdict) => ('seconds' in verdict ? verdict.seconds : verdict.kind))).toEqual([
      1,
      2,
      4,
      8,
      15,
      30,
      'undo',
    ]);
  });

  it('is given up, and nothing removed, where there is data', () => {
    expect(judge('wait-until-healthy', 'BOT.UNREACHABLE', { attempts: 6, establishedAt: ever })).toEqual({
      kind: 'give-up',
    });
  });

  it('is given up at once where trying again changes nothing', () => {
    expect(judge('allocate', 'RUNTIME.IMAGE_NOT_ALLOWED')).toEqual({ kind: 'undo', step: 'remove-container' });
  });

  it.each(['stop', 'check', 'remove-container', 'remove-network', 'remove-volumes'] as const)(
    'is never given up at "%s"',
    (step) => {
      expect(judge(step, 'RUNTIME.FAILED', { attempts: 50, establishedAt: ever })).toEqual({
        kind: 'retry',
        seconds: 30,
      });
    },
  );
});
