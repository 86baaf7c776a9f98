import { stopwatch } from './stopwatch.ts';

/**
 * Waits until `probe` returns without throwing and not `undefined` or `false`, asking again every few milliseconds.
 * Fails with the probe's last complaint once `withinMs` have passed by a {@link stopwatch}. It waits for a condition, never for
 * a time.
 */
export async function eventually<T>(probe: () => Promise<T> | T, withinMs = 30_000): Promise<NonNullable<T>> {
  using passed = stopwatch();
  let complaint: unknown = new Error('the condition never held');
  let pause = 5;
  do {
    try {
      const value = await probe();
      if (value !== undefined && value !== null && value !== false) return value;
    } catch (error) {
      complaint = error;
    }
    await new Promise((wake) => setTimeout(wake, pause));
    pause = Math.min(pause * 1.5, 100);
  } while (passed.ms() < withinMs);
  throw complaint;
}
