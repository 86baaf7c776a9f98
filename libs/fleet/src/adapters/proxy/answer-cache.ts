import { LRUCache } from 'lru-cache';
import type { ProxyAccessChange } from '../../application/ports/proxy-access.port.ts';

export interface AnswerCacheOptions<V> {
  /** Most answers kept. */
  readonly max: number;
  /** Longest an answer is used, should a notification ever be lost. */
  readonly ttlMs: number;
  readonly now: () => number;
  readonly ask: (key: string) => Promise<V | undefined>;
  /** Whether `change` may have made the answer (`undefined`: "there is none") untrue. */
  readonly concerns: (change: ProxyAccessChange, answer: V | undefined) => boolean;
  /** Whether changes are being heard. While they aren't, nothing remembered is used and nothing is remembered. */
  readonly isTrustworthy: () => boolean;
}

interface Remembered<V> {
  readonly answer: V;
  readonly freshUntil: number;
  /** From then on the next use has it read again beside it, so that nobody waits when its time is up. */
  renewAt: number;
}

interface Asking<V> {
  readonly promise: Promise<V | undefined>;
  /** Told while the question was on its way: the answer may have been read before them. */
  readonly changesMeanwhile: ProxyAccessChange[];
}

/** Share of its time after which an answer in use is read again. */
const RENEW_AFTER = 0.6;

/** An answer that keeps changing while it is read is not an answer. */
const MOST_READS = 5;

/**
 * Short-lived memory of answers that notifications invalidate.
 *
 * The race that such caches lose is closed here: a change that arrives while a look-up is on its way may come too late for that
 * look-up's answer and too early for the memory. Changes are therefore noted with each open look-up, and an answer that one of
 * them concerns is read again, neither remembered nor given out. "There is none" is never remembered, so that guessed hosts
 * and cookies can't push out real ones.
 */
export class AnswerCache<V extends object> {
  readonly #options: AnswerCacheOptions<V>;
  readonly #remembered: LRUCache<string, Remembered<V>>;
  readonly #asking = new Map<string, Asking<V>>();
  readonly #open = new Set<Asking<V>['changesMeanwhile']>();

  constructor(options: AnswerCacheOptions<V>) {
    this.#options = options;
    this.#remembered = new LRUCache({ max: options.max });
  }

  /** @returns a fresh remembered answer, if there is one. */
  peek(key: string): V | undefined {
    const known = this.#remembered.get(key);
    if (known === undefined) return undefined;
    const now = this.#options.now();
    if (known.freshUntil > now && this.#options.isTrustworthy()) {
      if (now >= known.renewAt) this.#renew(key, known);
      return known.answer;
    }
    this.#remembered.delete(key);
    return undefined;
  }

  /** @returns the remembered answer or a new one. @throws what the store throws, or an Error when the answer never settles. */
  async get(key: string): Promise<V | undefined> {
    const known = this.peek(key);
    if (known !== undefined) return known;
    // Joining a look-up is right only while changes are heard: otherwise it may have been read before this request began.
    if (!this.#options.isTrustworthy()) return this.#options.ask(key);
    return this.#asking.get(key)?.promise ?? this.#ask(key);
  }
  /** Forgets what the change may have made untrue, and notes it with every look-up on its way. */
  onChange(change: ProxyAccessChange): void {
    for (const changesMeanwhile of this.#open) changesMeanwhile.push(change);
    if (change.kind === 'everything') {
      this.#remembered.clear();
      return;
    }
    for (const [key, { answer }] of this.#remembered.entries()) {
      if (this.#options.concerns(change, answer)) this.#remembered.delete(key);
    }
  }

  async #ask(key: string): Promise<V | undefined> {
    const changesMeanwhile: ProxyAccessChange[] = [];
    const promise = this.#read(key, changesMeanwhile);
    this.#asking.set(key, { promise, changesMeanwhile });
    this.#open.add(changesMeanwhile);
    try {
      return await promise;
    } finally {
      this.#asking.delete(key);
      this.#open.delete(changesMeanwhile);
    }
  }

  /** The old answer serves until its time is up, should the store not answer. */
  #renew(key: string, known: Remembered<V>): void {
    known.renewAt = Infinity;
    if (this.#asking.has(key)) return;
    this.#ask(key).then(
      (answer) => {
        if (answer === undefined) this.#remembered.delete(key);
      },
      () => undefined,
    );
  }

  async #read(key: string, changesMeanwhile: ProxyAccessChange[]): Promise<V | undefined> {
    const { ask, concerns, isTrustworthy, now, ttlMs } = this.#options;
    for (let read = 0; read < MOST_READS; read += 1) {
      changesMeanwhile.length = 0;
      const askedAt = now();
      const answer = await ask(key);
      if (changesMeanwhile.some((change) => change.kind === 'everything' || concerns(change, answer))) continue;
      if (answer !== undefined && isTrustworthy())
        this.#remembered.set(key, { answer, freshUntil: askedAt + ttlMs, renewAt: askedAt + ttlMs * RENEW_AFTER });
      return answer;
    }
    throw new Error('the answer changed each time it was read');
  }
}
