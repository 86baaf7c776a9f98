/** How a release moves over the fleet. Frozen into each rollout when it begins, so that a change of defaults moves none. */
export interface RolloutStrategy {
  readonly name: 'RollingWave' | 'SingleBot' | 'Immediate';
  /** Of the rollout's total, in percent, rounded up; a hundred is all at once. */
  readonly batchPercent: number;
  /** Seconds between the end of one wave and the start of the next. */
  readonly pauseSeconds: number;
  /** Tries of one bot after its first. */
  readonly retries: number;
  /** So many failed bots end the rollout; null: none do. */
  readonly abortAtFailures: number | null;
  /** Seconds in which an updated bot must become healthy. */
  readonly healthTimeoutSeconds: number;
  /** Whether bots are updated outside their organisation's hour, and where its mode is manual. */
  readonly ignoresWindows: boolean;
}

export const rolloutStrategies = {
  /** Automatic updates. */
  RollingWave: {
    name: 'RollingWave',
    batchPercent: 25,
    pauseSeconds: 60,
    retries: 2,
    abortAtFailures: 3,
    healthTimeoutSeconds: 120,
    ignoresWindows: false,
  },
  /** "Update now": one bot, asked for by its people. */
  SingleBot: {
    name: 'SingleBot',
    batchPercent: 100,
    pauseSeconds: 0,
    retries: 3,
    abortAtFailures: null,
    healthTimeoutSeconds: 120,
    ignoresWindows: true,
  },
  /** An emergency fix. Obeys `paused` alone. */
  Immediate: {
    name: 'Immediate',
    batchPercent: 100,
    pauseSeconds: 0,
    retries: 1,
    abortAtFailures: null,
    healthTimeoutSeconds: 60,
    ignoresWindows: true,
  },
} as const satisfies Record<RolloutStrategy['name'], RolloutStrategy>;

/** How many bots the next wave takes: never none while some are left, never more than are left. */
export function batchSize({ batchPercent }: RolloutStrategy, total: number, remaining: number): number {
  return Math.min(remaining, Math.max(1, Math.ceil((total * batchPercent) / 100)));
}

/**
 * What follows when a bot's update failed and it was rolled back: once more, on with the others, or the end for all.
 * @param attempts tries of this bot so far, this one included
 * @param failedBots bots of this rollout that were given up before this one
 */
export function afterFailure(
  { retries, abortAtFailures }: RolloutStrategy,
  attempts: number,
  failedBots: number,
): 'retry' | 'skip' | 'abort' {
  if (attempts <= retries) return 'retry';
  return abortAtFailures !== null && failedBots + 1 >= abortAtFailures ? 'abort' : 'skip';
}

/** What an admin may set of a strategy; what is absent is the strategy's own. */
export type RolloutSettings = Partial<
  Pick<RolloutStrategy, 'batchPercent' | 'pauseSeconds' | 'retries' | 'abortAtFailures' | 'healthTimeoutSeconds'>
>;

/** Those that move over many bots. */
export const fleetStrategies = ['RollingWave', 'Immediate'] as const;
export type FleetStrategy = (typeof fleetStrategies)[number];

/** The sizes of the waves that so many bots would be brought to, if all may be updated when their turn comes. */
export function waveSizes(strategy: RolloutStrategy, total: number): number[] {
  const sizes: number[] = [];
  for (let remaining = total; remaining > 0;) {
    const size = batchSize(strategy, total, remaining);
    sizes.push(size);
    remaining -= size;
  }
  return sizes;
}
