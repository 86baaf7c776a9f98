const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Pauses before the first, second, … further try; the last one repeats for ever, so that nothing is ever given up. */
const pauses = [1 * second, 5 * second, 30 * second, 2 * minute, 10 * minute, hour];

/** When to try again after `attempts` failed tries (1 or more). */
export function nextTryAfter(attempts: number, now: Date): Date {
  const pause = pauses[Math.min(attempts, pauses.length) - 1] ?? hour;
  return new Date(now.getTime() + pause);
}

/** Whether this try is the one after which people are told: by then it has failed for some thirteen minutes. */
export function isLongFailing(attempts: number): boolean {
  return attempts === pauses.length;
}

/** How long an instance that doesn't answer is left alone by what is owed to its other members. */
export const instancePauseMs = 5 * second;

/** How soon to look again at what is owed to an instance that isn't ready; it says so itself when it becomes so. */
export const notReadyPauseMs = 5 * minute;
