import fc from 'fast-check';
import { releaseChannels } from './release-channel.ts';
import { covers, selects, shareAChannel, type RolloutSelection } from './rollout-selection.ts';

const images = ['r/bot:stable', 'r/bot:latest', 'r/bot:canary', 'r/bot:staging', `r/bot@sha256:${'a'.repeat(64)}`];
const orgIds = ['a', 'b', 'c'];
const selection: fc.Arbitrary<RolloutSelection> = fc.oneof(
  fc.constant({ kind: 'all' } as const),
  fc.constantFrom(...releaseChannels).map((channel) => ({ kind: 'channel', channel }) as const),
  fc.constantFrom(...images).map((image) => ({ kind: 'image', image }) as const),
  fc.subarray(orgIds, { minLength: 1 }).map((chosen) => ({ kind: 'organizations', orgIds: chosen }) as const),
);
const bot = fc.record({ image: fc.constantFrom(...images), orgId: fc.constantFrom(...orgIds) });

describe('whom a rollout is for', () => {
  it('a selection that covers another names all that the other names', () => {
    fc.assert(
      fc.property(selection, selection, bot, (newer, older, each) => {
        if (covers(newer, older) && selects(older, each)) expect(selects(newer, each)).toBe(true);
      }),
    );
  });

  it('two that name one bot share a channel, so that they never run at once', () => {
    fc.assert(
      fc.property(selection, selection, bot, (one, other, each) => {
        if (selects(one, each) && selects(other, each)) expect(shareAChannel(one, other)).toBe(true);
        expect(shareAChannel(one, other)).toBe(shareAChannel(other, one));
      }),
    );
  });

  it('canaries and the stable ones get their releases side by side', () => {
    expect(shareAChannel({ kind: 'channel', channel: 'canary' }, { kind: 'image', image: 'r/bot:stable' })).toBe(false);
    expect(covers({ kind: 'image', image: 'r/bot:stable' }, { kind: 'image', image: 'r/bot:latest' })).toBe(false);
  });
});
