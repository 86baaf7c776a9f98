import { createHash, randomBytes } from 'node:crypto';
import {
  ProxyAccess,
  type BotSessionLookup,
  type BotSessionView,
  type HandoffRedemption,
  type NewBotSession,
  type ProxyAccessChange,
  type ProxyAccessListener,
  type ProxyMembershipStatus,
  type ProxyTarget,
} from '../application/ports/proxy-access.port.ts';

const SESSION_LIFE_MS = 12 * 3_600_000;
const CODE_LIFE_MS = 60_000;

interface Person {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
}

interface Membership {
  role: string;
  status: ProxyMembershipStatus;
}

interface Session {
  readonly sessionId: string;
  readonly instanceId: string;
  readonly userId: string;
  readonly host: string;
  readonly expiresAt: number;
}

interface Code {
  readonly userId: string;
  readonly host: string;
  readonly stateNonceHash: string;
  readonly expiresAt: number;
}

const sha256 = (value: string): string => createHash('sha256').update(value).digest('hex');

/** The whole of what the proxy knows, kept in maps. Its setters play the platform: they change, then tell. */
export class InMemoryProxyAccess extends ProxyAccess {
  readonly #targets = new Map<string, ProxyTarget>();
  readonly #moved = new Map<string, string>();
  readonly #people = new Map<string, Person>();
  readonly #memberships = new Map<string, Membership>();
  readonly #sessions = new Map<string, Session>();
  readonly #codes = new Map<string, Code>();
  readonly #listeners = new Set<ProxyAccessListener>();
  readonly #now: () => number;
  #trustworthy = true;
  #unreachable = false;
  #gate: Promise<void> | undefined;
  /** How often the store was asked, for specs that show what a cache saves or must not save. */
  readonly asked = { hosts: 0, sessions: 0 };

  constructor(now: () => number = Date.now) {
    super();
    this.#now = now;
  }

  // --- the platform's side -------------------------------------------------------------------------------------------

  /** Adds an instance, or puts it in another's place at a host, and tells of both. */
  /** A bot leaves a host for another. */
  putMoved(from: string, to: string): void {
    this.#moved.set(from, to);
  }

  putTarget(target: ProxyTarget): void {
    const before = this.#targets.get(target.host);
    this.#targets.set(target.host, target);
    if (before && before.instanceId !== target.instanceId)
      this.#tell({ kind: 'instance', instanceId: before.instanceId });
    this.#tell({ kind: 'instance', instanceId: target.instanceId });
  }

  /** Changes an instance and tells about the instance, or about its org when only the org's facts changed. */
  changeTarget(host: string, change: Partial<ProxyTarget>): void {
    const target = this.#targets.get(host);
    if (!target) throw new Error(`no instance at ${host}`);
    this.#targets.set(host, { ...target, ...change });
    const ofOrg = Object.keys(change).every((key) => key.startsWith('org') || key === 'maintenance');
    this.#tell(ofOrg ? { kind: 'org', orgId: target.orgId } : { kind: 'instance', instanceId: target.instanceId });
  }

  putPerson(person: { userId: string; email: string; name: string }): void {
    this.#people.set(person.userId, person);
    this.#tell({ kind: 'user', userId: person.userId });
  }

  /** Sets a person's role and status in an org, and tells. */
  setMembership(orgId: string, userId: string, role: string, status: ProxyMembershipStatus): void {
    this.#memberships.set(`${orgId} ${userId}`, { role, status });
    this.#tell({ kind: 'user', userId });
  }

  /** Signs a person in on a bot host without the hand-off. @returns the cookie's value. */
  openSession(host: string, userId: string, lifeMs = SESSION_LIFE_MS): NewBotSession {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = this.#now() + lifeMs;
    const instanceId = this.#targets.get(host)?.instanceId;
    if (instanceId === undefined) throw new Error(`no instance at ${host}`);
    this.#sessions.set(sha256(token), {
      sessionId: randomBytes(8).toString('hex'),
      instanceId,
      userId,
      host,
      expiresAt,
    });
    return { token, expiresAt };
  }

  /** What the platform's hand-off endpoint does: a one-time code for a signed-in person, a host and a state. */
  mintHandoffCode(userId: string, host: string, stateNonceHash: string): string {
    const code = randomBytes(32).toString('base64url');
    this.#codes.set(sha256(code), { userId, host, stateNonceHash, expiresAt: this.#now() + CODE_LIFE_MS });
    return code;
  }

  /** Plays the loss of the notification connection: changes made meanwhile are not told. */
  loseNotifications(): void {
    this.#trustworthy = false;
  }

  regainNotifications(): void {
    this.#trustworthy = true;
    this.#tell({ kind: 'everything' });
  }

  /** From now on every question throws, as when Postgres is away. */
  setUnreachable(unreachable: boolean): void {
    this.#unreachable = unreachable;
  }

  /** Lets look-ups read now but answer only once the returned function is called: for races between an answer and a change. */
  holdAnswers(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#gate = promise;
    return () => {
      this.#gate = undefined;
      resolve();
    };
  }

  // --- the port ------------------------------------------------------------------------------------------------------

  async resolveHost(host: string): Promise<ProxyTarget | undefined> {
    this.asked.hosts += 1;
    return this.#answer(this.#targets.get(host));
  }

  async movedTo(host: string): Promise<string | undefined> {
    return this.#answer(this.#moved.get(host));
  }

  async findBotSession({ tokenHash, host }: BotSessionLookup): Promise<BotSessionView | undefined> {
    this.asked.sessions += 1;
    return this.#answer(this.#view(tokenHash, host));
  }

  async redeemHandoffCode({ codeHash, host, stateNonceHash }: HandoffRedemption): Promise<NewBotSession | undefined> {
    if (this.#unreachable) throw new Error('the store is unreachable');
    const code = this.#codes.get(codeHash);
    if (code?.host !== host || code.stateNonceHash !== stateNonceHash || code.expiresAt <= this.#now())
      return undefined;
    this.#codes.delete(codeHash);
    if (this.#membershipAt(host, code.userId)?.status !== 'ACTIVE') return undefined;
    return this.openSession(host, code.userId);
  }

  async revokeBotSession({ tokenHash, host }: BotSessionLookup): Promise<void> {
    if (this.#unreachable) throw new Error('the store is unreachable');
    const session = this.#sessions.get(tokenHash);
    if (session?.host !== host) return;
    this.#sessions.delete(tokenHash);
    this.#tell({ kind: 'user', userId: session.userId });
  }

  onAccessChanged(listener: ProxyAccessListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  isTrustworthy(): boolean {
    return this.#trustworthy;
  }

  #view(tokenHash: string, host: string): BotSessionView | undefined {
    const session = this.#sessions.get(tokenHash);
    if (session?.host !== host || session.expiresAt <= this.#now()) return undefined;
    const person = this.#people.get(session.userId);
    if (!person) return undefined;
    const membership = this.#membershipAt(host, person.userId);
    return {
      sessionId: session.sessionId,
      instanceId: session.instanceId,
      ...person,
      role: membership?.role ?? 'MEMBER',
      membership: membership?.status ?? 'NONE',
      expiresAt: session.expiresAt,
    };
  }

  #membershipAt(host: string, userId: string): Membership | undefined {
    const orgId = this.#targets.get(host)?.orgId;
    return orgId === undefined ? undefined : this.#memberships.get(`${orgId} ${userId}`);
  }

  /** The answer is read before the wait: it may be out of date by the time it arrives, as a real store's may. */
  async #answer<T>(answer: T): Promise<T> {
    if (this.#unreachable) throw new Error('the store is unreachable');
    if (this.#gate) await this.#gate;
    return answer;
  }

  #tell(change: ProxyAccessChange): void {
    if (!this.#trustworthy) return;
    for (const listener of this.#listeners) listener(change);
  }
}
