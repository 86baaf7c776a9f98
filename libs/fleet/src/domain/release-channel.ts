import { ImageReference } from './image-reference.ts';

/** How eager an instance is for new releases. The tag that it follows names it. */
export const releaseChannels = ['canary', 'staging', 'stable', 'pinned'] as const;
export type ReleaseChannel = (typeof releaseChannels)[number];

/** Seconds between two looks at a channel's tag; null: never. */
export const pollSeconds: Readonly<Record<ReleaseChannel, number | null>> = {
  canary: 5 * 60,
  staging: 15 * 60,
  stable: 30 * 60,
  pinned: null,
};

/**
 * The channel of a tracked reference. One by digest stays what it is; a tag that isn't a channel's name counts as stable.
 * @throws DomainError RUNTIME.IMAGE_REFERENCE_INVALID
 */
export function channelOf(reference: string): ReleaseChannel {
  const { tag, digest } = ImageReference.parse(reference);
  if (digest !== undefined) return 'pinned';
  return tag === 'canary' || tag === 'staging' ? tag : 'stable';
}

const longestPauseSeconds = 6 * 60 * 60;

/** Seconds until the next look after so many failed ones in a row: doubled each time, six hours at most. */
export function pauseAfterFailures(channel: ReleaseChannel, failures: number, retryAfterSeconds = 0): number {
  const seconds = pollSeconds[channel] ?? longestPauseSeconds;
  const doubled = Math.min(seconds * 2 ** Math.min(failures, 20), longestPauseSeconds);
  return Math.max(doubled, Math.min(retryAfterSeconds, longestPauseSeconds));
}
