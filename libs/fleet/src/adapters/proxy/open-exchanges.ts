import type { ProxyAccess, ProxyAccessChange } from '../../application/ports/proxy-access.port.ts';
import type { AccessGate, Granted } from './access-gate.ts';
import { withDeadline } from './deadline.ts';

/** A request being answered or a WebSocket being piped: anything that was let in once and is still open. */
export interface OpenExchange {
  readonly grant: Granted;
  /** Carries writes as long as it is open, unseen: it ends where only reading is allowed. */
  readonly carriesWrites: boolean;
  /** Ends it at once: the person behind it lost access. Idempotent. */
  cutOff(): void;
}

export interface OpenExchangesOptions {
  readonly gate: AccessGate;
  readonly access: ProxyAccess;
  readonly now: () => number;
  readonly onStoreError: (error: unknown) => void;
  readonly onCutOff: (count: number) => void;
  /** Milliseconds between checks of everything open, should a notification be lost. */
  readonly checkEveryMs?: number;
  /** Longest time without an answer from the store after which an exchange is cut off. */
  readonly unprovenMs?: number;
}

/** Look-ups of one periodic check that are asked in one question. */
const BATCH = 500;

/** A store that takes longer is as good as away: the next check must not be kept from running. */
const ANSWER_WITHIN_MS = 1_500;

/**
 * Everything open through the proxy, so that who loses access loses it within 5 s also where no new request is made: on a
 * notification at once, and by a check every 2 s that asks the store past every memory. Each replica does this for its own.
 */
export class OpenExchanges {
  readonly #options: OpenExchangesOptions;
  readonly #open = new Set<OpenExchange>();
  /** When the store last confirmed it; absent: it was let in after the last check. */
  readonly #provenAt = new WeakMap<OpenExchange, number>();
  readonly #timer: NodeJS.Timeout;
  readonly #unsubscribe: () => void;
  #pending: ProxyAccessChange[] = [];
  #checking = false;
  #lastCheckAt: number;
  #onEmpty: (() => void) | undefined;

  constructor(options: OpenExchangesOptions) {
    this.#options = options;
    this.#lastCheckAt = options.now();
    this.#timer = setInterval(() => void this.#checkAll(), options.checkEveryMs ?? 2_000);
    this.#timer.unref();
    this.#unsubscribe = options.access.onAccessChanged((change) => {
      if (this.#open.size === 0) return;
      if (this.#pending.length === 0) setImmediate(() => void this.#checkChanged());
      this.#pending.push(change);
    });
  }

  get size(): number {
    return this.#open.size;
  }

  add(exchange: OpenExchange): void {
    this.#open.add(exchange);
  }

  delete(exchange: OpenExchange): void {
    this.#open.delete(exchange);
    if (this.#open.size === 0) this.#onEmpty?.();
  }

  /** Stops checking; then waits until all is closed, at most `graceMs`, and cuts off what is left. */
  async close(graceMs: number): Promise<void> {
    this.#unsubscribe();
    if (this.#open.size > 0 && graceMs > 0) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, graceMs);
      this.#onEmpty = resolve;
      await promise;
      clearTimeout(timer);
    }
    clearInterval(this.#timer);
    for (const exchange of [...this.#open]) exchange.cutOff();
  }

  /** One pass for all changes of this turn of the event loop, however many they are. */
  async #checkChanged(): Promise<void> {
    const changes = this.#pending;
    this.#pending = [];
    const everything = changes.some(({ kind }) => kind === 'everything');
    const ids = new Set(
      changes.map((change) =>
        change.kind === 'user'
          ? change.userId
          : change.kind === 'org'
            ? change.orgId
            : change.kind === 'instance'
              ? change.instanceId
              : '',
      ),
    );
    const concerned: OpenExchange[] = [];
    for (const exchange of this.#open) {
      const { session, target } = exchange.grant;
      if (everything || ids.has(session.userId) || ids.has(target.orgId) || ids.has(target.instanceId))
        concerned.push(exchange);
    }
    await this.#check(concerned);
  }

  async #checkAll(): Promise<void> {
    // A store slower than the interval is asked one question at a time.
    if (this.#checking || this.#open.size === 0) return;
    this.#checking = true;
    try {
      const checkedBefore = this.#lastCheckAt;
      this.#lastCheckAt = this.#options.now();
      for (const exchange of this.#open) if (!this.#provenAt.has(exchange)) this.#provenAt.set(exchange, checkedBefore);
      await this.#check([...this.#open]);
    } finally {
      this.#checking = false;
    }
  }

  async #check(exchanges: readonly OpenExchange[]): Promise<void> {
    const byLookup = new Map<string, OpenExchange[]>();
    for (const exchange of exchanges) {
      const { tokenHash, host } = exchange.grant.lookup;
      const key = `${tokenHash}@${host}`;
      const same = byLookup.get(key);
      if (same) same.push(exchange);
      else byLookup.set(key, [exchange]);
    }
    const groups = Array.from(byLookup.values());
    const batches = Array.from({ length: Math.ceil(groups.length / BATCH) }, (_, i) =>
      groups.slice(i * BATCH, (i + 1) * BATCH),
    );
    // Together, not in turn: ten slow questions one after the other would outlast the 5 s.
    await Promise.all(batches.map((batch) => this.#checkBatch(batch)));
  }

  async #checkBatch(groups: readonly OpenExchange[][]): Promise<void> {
    const { gate, now, onStoreError } = this.#options;
    const askedAt = now();
    try {
      const lookups = groups.map(([first]) => (first as OpenExchange).grant.lookup);
      const decisions = await withDeadline(gate.decideAfresh(lookups), ANSWER_WITHIN_MS);
      groups.forEach((group, i) => {
        const decision = decisions[i];
        for (const exchange of group) {
          if (decision && stillHolds(decision, exchange)) this.#provenAt.set(exchange, askedAt);
          else this.#cutOff(exchange);
        }
      });
    } catch (error) {
      onStoreError(error);
      this.#cutOffUnproven(groups.flat());
    }
  }

  /** The store may be away for a moment and nothing lost; but a person may also have lost access where we can't see it. */
  #cutOffUnproven(exchanges: readonly OpenExchange[]): void {
    const { now, unprovenMs = 3_000 } = this.#options;
    for (const exchange of exchanges) {
      if (now() - (this.#provenAt.get(exchange) ?? this.#lastCheckAt) >= unprovenMs) this.#cutOff(exchange);
    }
  }

  #cutOff(exchange: OpenExchange): void {
    if (!this.#open.has(exchange)) return;
    exchange.cutOff();
    this.delete(exchange);
    this.#options.onCutOff(1);
  }
}

/**
 * An open exchange runs under the identity it was opened with. So it is cut off not only when access is lost, but also when the
 * person's role changed: the client comes back, and the bot is told the new one. An instance that is being updated or stopped
 * ends its own connections; until then they are let finish.
 */
function stillHolds(
  decision: Awaited<ReturnType<AccessGate['decideAfresh']>>[number],
  { grant, carriesWrites }: OpenExchange,
): boolean {
  const { session } = decision;
  if (session && (session.role !== grant.session.role || session.userId !== grant.session.userId)) return false;
  if (decision.granted)
    return (
      decision.target.instanceId === grant.target.instanceId && !(carriesWrites && decision.readOnly !== undefined)
    );
  return decision.reason === 'BEING_CHANGED' || decision.reason === 'STOPPED' || decision.reason === 'FAILED';
}
