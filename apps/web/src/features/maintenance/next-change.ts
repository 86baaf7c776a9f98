interface Notices {
  /** The server's clock when it answered. */
  readonly now: string;
  readonly windows: readonly { readonly startsAt: string; readonly endsAt?: string | undefined }[];
}

const longestMs = 60_000;

/** Behind the moment, so that the answer is already the one of afterwards. */
const marginMs = 250;

/**
 * Milliseconds until the next window begins or ends, by the server's clock; a minute at most, so that a page whose clock
 * drifts, or that slept, finds out soon.
 */
export function untilNextChange(notices: Notices | undefined): number {
  if (notices === undefined) return longestMs;
  const now = new Date(notices.now).getTime();
  const waits = notices.windows
    .flatMap(({ startsAt, endsAt }) => (endsAt === undefined ? [startsAt] : [startsAt, endsAt]))
    .map((moment) => new Date(moment).getTime() - now)
    .filter((wait) => wait > 0);
  return Math.min(longestMs, ...waits.map((wait) => wait + marginMs));
}
