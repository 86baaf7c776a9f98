import type { ProxyAccess } from '../../application/ports/proxy-access.port.ts';

export interface HoldRoomOptions {
  readonly access: ProxyAccess;
  /** Most requests that wait at once in this process. */
  readonly maxRequests: number;
  /** Most bytes that waiting requests may keep in memory: their heads, and the little of a body that arrived with them. */
  readonly maxBytes: number;
  /** Milliseconds after which waiting requests look again by themselves, should a notification be lost. */
  readonly lookAgainMs?: number;
}

/** `look-again`: something changed; `expired`: waited long enough; `left`: the client went away. */
export type HoldOutcome = 'look-again' | 'expired' | 'left';

interface Waiting {
  readonly wake: (outcome: HoldOutcome) => void;
}

/** Where requests for an instance that is being changed wait. It knows nothing of instances: whoever is woken looks for itself. */
export class HoldRoom {
  readonly #options: HoldRoomOptions;
  readonly #waiting = new Set<Waiting>();
  readonly #unsubscribe: () => void;
  #places = 0;
  #bytes = 0;
  #lookAgain: NodeJS.Timeout | undefined;

  constructor(options: HoldRoomOptions) {
    this.#options = options;
    this.#unsubscribe = options.access.onAccessChanged(({ kind }) => {
      if (kind !== 'user') this.#wakeAll('look-again');
    });
  }

  get size(): number {
    return this.#places;
  }

  /** Takes a place, kept until {@link leave}. @returns whether there was one. */
  enter(bytes: number): boolean {
    if (this.#places >= this.#options.maxRequests || this.#bytes + bytes > this.#options.maxBytes) return false;
    this.#places += 1;
    this.#bytes += bytes;
    return true;
  }

  leave(bytes: number): void {
    this.#places -= 1;
    this.#bytes -= bytes;
  }

  /** Waits until something changed or `ms` have passed. @param signal aborted when the client goes away. */
  wait(ms: number, signal: AbortSignal): Promise<HoldOutcome> {
    if (signal.aborted) return Promise.resolve('left');
    if (ms <= 0) return Promise.resolve('expired');
    return new Promise((resolve) => {
      const leave = () => waiting.wake('left');
      const timer = setTimeout(() => waiting.wake('expired'), ms);
      const waiting: Waiting = {
        wake: (outcome) => {
          clearTimeout(timer);
          signal.removeEventListener('abort', leave);
          this.#waiting.delete(waiting);
          if (this.#waiting.size === 0) clearInterval(this.#lookAgain);
          resolve(outcome);
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      if (this.#waiting.size === 0)
        this.#lookAgain = setInterval(() => this.#wakeAll('look-again'), this.#options.lookAgainMs ?? 1_000);
      this.#waiting.add(waiting);
    });
  }

  /** Sends everybody away. */
  close(): void {
    this.#unsubscribe();
    this.#wakeAll('expired');
  }

  #wakeAll(outcome: HoldOutcome): void {
    for (const waiting of [...this.#waiting]) waiting.wake(outcome);
  }
}
