import fc from 'fast-check';
import { channelOf, pauseAfterFailures, pollSeconds, releaseChannels } from './release-channel.ts';

describe('release channels', () => {
  it.each([
    ['ghcr.io/acme/bot:canary', 'canary'],
    ['ghcr.io/acme/bot:staging', 'staging'],
    ['ghcr.io/acme/bot:stable', 'stable'],
    ['ghcr.io/acme/bot', 'stable'],
    ['ghcr.io/acme/bot:2.4', 'stable'],
    [`ghcr.io/acme/bot:canary@sha256:${'a'.repeat(64)}`, 'pinned'],
  ])('%s is %s', (reference, channel) => {
    expect(channelOf(reference)).toBe(channel);
  });

  it('backs off after failures: never sooner than usual or asked for, never longer than six hours', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...releaseChannels),
        fc.nat({ max: 1_000 }),
        fc.nat({ max: 1_000_000 }),
        (channel, failures, asked) => {
          const pause = pauseAfterFailures(channel, failures, asked);
          expect(pause).toBeGreaterThanOrEqual(Math.min(asked, 21_600));
          expect(pause).toBeGreaterThanOrEqual(pollSeconds[channel] ?? 0);
          expect(pause).toBeLessThanOrEqual(21_600);
          expect(pauseAfterFailures(channel, failures + 1, asked)).toBeGreaterThanOrEqual(pause);
        },
      ),
    );
    expect([1, 2, 3].map((failures) => pauseAfterFailures('canary', failures))).toEqual([600, 1_200, 2_400]);
  });
});
