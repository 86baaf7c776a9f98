import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks again and again until the answer is truthy.
 * @template T
 * @param {() => Promise<T> | T} question
 * @param {{ withinMs: number, everyMs?: number }} limits
 * @returns {Promise<T | undefined>} the answer, or undefined when the time is over
 */
export async function waitUntil(question, { withinMs, everyMs = 100 }) {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const answer = await question();
    if (answer) return answer;
    if (performance.now() > deadline) return undefined;
    await delay(everyMs);
  }
}
