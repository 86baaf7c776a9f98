import { hash } from 'node:crypto';
import type {
  BotSessionLookup,
  BotSessionView,
  ProxyAccess,
  ProxyAccessChange,
  ProxyMaintenance,
  ProxyTarget,
} from '../../application/ports/proxy-access.port.ts';
import { AnswerCache } from './answer-cache.ts';
import { withDeadline } from './deadline.ts';

/** Why a request doesn't pass. Each has its page and its problem code (see `refusals.ts`). */
export type RefusalReason =
  | 'NO_SUCH_BOT'
  | 'SIGN_IN'
  | 'NOT_A_MEMBER'
  | 'ORG_NOT_ACTIVE'
  | 'OFFLINE'
  | 'STOPPED'
  | 'FAILED'
  /** Creating, updating or rolling back: worth waiting for. */
  | 'BEING_CHANGED'
  /** The store can't be asked. Nobody passes on yesterday's knowledge. */
  | 'UNAVAILABLE';

export interface Granted {
  readonly granted: true;
  readonly lookup: BotSessionLookup;
  readonly session: BotSessionView;
  readonly target: ProxyTarget & { readonly upstream: NonNullable<ProxyTarget['upstream']> };
  /** Set while only reading is allowed. */
  readonly readOnly: ProxyMaintenance | undefined;
}

export interface Refused {
  readonly granted: false;
  readonly reason: RefusalReason;
  readonly target: ProxyTarget | undefined;
  readonly session: BotSessionView | undefined;
  /** What closes it, where that is maintenance. */
  readonly maintenance?: ProxyMaintenance;
}

export type Decision = Granted | Refused;

export interface AccessGateOptions {
  readonly access: ProxyAccess;
  readonly now: () => number;
  readonly onStoreError: (error: unknown) => void;
  /** Longest a remembered answer is used; notifications end it sooner. At most 5,000. */
  readonly rememberMs?: number;
}

const refused = (reason: RefusalReason, target?: ProxyTarget, session?: BotSessionView): Refused => ({
  granted: false,
  reason,
  target,
  session,
});

/** SHA-256, hex: the only form in which a token leaves this process's stack. */
export const tokenHashOf = (token: string): string => hash('sha256', token, 'hex');

/** A store that takes longer counts as away: people wait for an answer, and waiting requests are memory. */
const ANSWER_WITHIN_MS = 5_000;

const MOST_ATTEMPTS = 5;

const keyOf = (lookup: BotSessionLookup): string => `${lookup.tokenHash}@${lookup.host}`;

/** Decides each request: session → membership ACTIVE → org ACTIVE → not OFFLINE → instance RUNNING. Fails closed. */
export class AccessGate {
  readonly #access: ProxyAccess;
  readonly #now: () => number;
  readonly #onStoreError: (error: unknown) => void;
  readonly #targets: AnswerCache<ProxyTarget>;
  readonly #sessions: AnswerCache<BotSessionView>;
  readonly #unsubscribe: () => void;

  constructor(options: AccessGateOptions) {
    const { access, now } = options;
    this.#access = access;
    this.#now = now;
    this.#onStoreError = options.onStoreError;
    const shared = { ttlMs: options.rememberMs ?? 5_000, now, isTrustworthy: () => access.isTrustworthy() };
    this.#targets = new AnswerCache({
      ...shared,
      max: 5_000,
      ask: (host) => access.resolveHost(host),
      concerns: concernsTarget,
    });
    this.#sessions = new AnswerCache({
      ...shared,
      max: 20_000,
      ask: (key) => access.findBotSession({ tokenHash: key.slice(0, 64), host: key.slice(65) }),
      concerns: concernsSession,
    });
    this.#unsubscribe = access.onAccessChanged((change) => {
      this.#targets.onChange(change);
      this.#sessions.onChange(change);
    });
  }

  /** The hot path: decides from memory alone. @returns `undefined` when the store has to be asked. */
  decideFromMemory(host: string, tokens: readonly string[]): Decision | undefined {
    // Several candidates, or none, are rare enough for the long way.
    if (tokens.length !== 1) return undefined;
    const target = this.#targets.peek(host);
    if (target === undefined) return undefined;
    const lookup = { tokenHash: tokenHashOf(tokens[0] as string), host };
    const session = this.#sessions.peek(keyOf(lookup));
    if (session === undefined) return undefined;
    return this.#judge(lookup, session, target);
  }

  /** @param tokens values of the session cookie; the first that is a session counts. Never throws. */
  async decide(host: string, tokens: readonly string[]): Promise<Decision> {
    try {
      return await withDeadline(this.#ask(host, tokens), ANSWER_WITHIN_MS);
    } catch (error) {
      this.#onStoreError(error);
      return refused('UNAVAILABLE');
    }
  }

  /** The session is read last, and the target must not have changed meanwhile: the two belong together when they are judged. */
  async #ask(host: string, tokens: readonly string[]): Promise<Decision> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const target = await this.#targets.get(host);
      if (target === undefined) return refused('NO_SUCH_BOT');
      const found = await this.#findSession(host, tokens);
      if (found === undefined) return refused('SIGN_IN', target);
      if (!this.#access.isTrustworthy() || this.#targets.peek(host) === target)
        return this.#judge(found.lookup, found.session, target);
    }
    throw new Error('the instance changed each time it was read');
  }

  async #findSession(
    host: string,
    tokens: readonly string[],
  ): Promise<{ lookup: BotSessionLookup; session: BotSessionView } | undefined> {
    for (const token of tokens) {
      const lookup = { tokenHash: tokenHashOf(token), host };
      const session = await this.#sessions.get(keyOf(lookup));
      if (session) return { lookup, session };
    }
    return undefined;
  }

  /** Decides for sockets that are open already, past every memory. In the order given. @throws when the store can't be asked. */
  async decideAfresh(lookups: readonly BotSessionLookup[]): Promise<Decision[]> {
    const sessions = await this.#access.findBotSessions(lookups);
    const hosts = Array.from(new Set(lookups.map(({ host }) => host)));
    const targets = new Map(
      await Promise.all(hosts.map(async (host) => [host, await this.#access.resolveHost(host)] as const)),
    );
    return lookups.map((lookup, i) => {
      const session = sessions[i];
      return session ? this.#judge(lookup, session, targets.get(lookup.host)) : refused('SIGN_IN');
    });
  }

  close(): void {
    this.#unsubscribe();
  }

  #judge(lookup: BotSessionLookup, session: BotSessionView, target: ProxyTarget | undefined): Decision {
    if (target === undefined) return refused('NO_SUCH_BOT');
    const now = this.#now();
    if (session.expiresAt <= now || session.instanceId !== target.instanceId) return refused('SIGN_IN', target);
    if (session.membership !== 'ACTIVE') return refused('NOT_A_MEMBER', target, session);
    if (target.orgStatus !== 'ACTIVE') return refused('ORG_NOT_ACTIVE', target, session);
    const maintenance = runningAt(now, target);
    if (maintenance?.mode === 'OFFLINE') return { ...refused('OFFLINE', target, session), maintenance };
    switch (target.status) {
      case 'RUNNING':
        // Running without an address is a moment between two writes.
        return target.upstream === null
          ? refused('BEING_CHANGED', target, session)
          : { granted: true, lookup, session, target: target as Granted['target'], readOnly: maintenance };
      case 'REQUESTED':
      case 'CREATING':
      case 'UPDATING':
      case 'ROLLING_BACK':
        return refused('BEING_CHANGED', target, session);
      case 'STOPPED':
        return refused('STOPPED', target, session);
      case 'FAILED':
        return refused('FAILED', target, session);
      case 'DELETING':
      case 'DELETED':
        return refused('NO_SUCH_BOT', undefined, session);
    }
  }
}

/** The strongest maintenance that runs at this moment; of two as strong, the longer. */
function runningAt(now: number, { maintenance }: ProxyTarget): ProxyMaintenance | undefined {
  if (maintenance.length === 0) return undefined;
  const running = maintenance.filter(({ startsAt, endsAt }) => startsAt <= now && (endsAt === null || now < endsAt));
  const offline = running.filter(({ mode }) => mode === 'OFFLINE');
  const end = ({ endsAt }: ProxyMaintenance): number => endsAt ?? Infinity;
  return (offline.length > 0 ? offline : running).toSorted((a, b) => end(b) - end(a))[0];
}

function concernsTarget(change: ProxyAccessChange, target: ProxyTarget | undefined): boolean {
  switch (change.kind) {
    case 'everything':
      return true;
    case 'instance':
      // An unknown host may be the new instance's.
      return target === undefined || target.instanceId === change.instanceId;
    case 'org':
      return target?.orgId === change.orgId;
    case 'user':
      return false;
  }
}

function concernsSession(change: ProxyAccessChange, session: BotSessionView | undefined): boolean {
  switch (change.kind) {
    case 'everything':
      return true;
    case 'user':
      return session === undefined || session.userId === change.userId;
    case 'instance':
    case 'org':
      return false;
  }
}
