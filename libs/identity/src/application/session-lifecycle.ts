import { Injectable } from '@nestjs/common';
import { Settings } from '@moorage/contracts';
import { AuditTrail, Broadcast, Clock, Ids, LiveUpdates, sha256 } from '@moorage/kernel';
import type { Account } from '../domain/account.ts';
import { asActor, asTarget } from './person-in-audit.ts';
import { SessionStore } from './ports/session-store.port.ts';

/** Where a request came from, as far as it says; shown to the person in the list of their sessions. */
export interface Client {
  readonly ip?: string;
  readonly userAgent?: string;
}

/** A session that was just opened: the one moment at which its token is known. */
export interface OpenedSession {
  readonly token: string;
  readonly expiresAt: Date;
}

export interface SignedInPerson extends OpenedSession {
  readonly account: Account;
}

const userAgentLength = 512;

/** Opens and ends sessions; both are told to whoever holds a connection in the session's name. */
@Injectable()
export class SessionLifecycle {
  constructor(
    private readonly sessions: SessionStore,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly broadcast: Broadcast,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
  ) {}

  /** Opens a session with a new token, and records the sign-in; in the ambient transaction. */
  async open(person: Pick<Account, 'id' | 'name' | 'email'>, { ip, userAgent }: Client): Promise<OpenedSession> {
    const { idleMinutes, absoluteHours } = this.settings.session;
    const now = this.clock.now();
    const token = this.ids.token();
    const expiresAt = new Date(now.getTime() + absoluteHours * 3_600_000);
    const id = this.ids.uuid();
    const { id: userId } = person;
    await this.sessions.add({
      id,
      userId,
      tokenHash: sha256(token),
      createdAt: now,
      idleExpiresAt: new Date(now.getTime() + idleMinutes * 60_000),
      expiresAt,
      ip: ip ?? null,
      userAgent: userAgent?.slice(0, userAgentLength) ?? null,
    });
    await this.audit.record({ action: 'person.signed-in', actor: asActor(person), target: asTarget(person) });
    await this.liveUpdates.forUser(userId, 'sessions', id);
    return { token, expiresAt };
  }

  /** Ends the session with this token, and says whose it was; undefined where there is none. */
  async endByToken(token: string): Promise<string | undefined> {
    const session = await this.sessions.findByTokenHash(sha256(token), this.clock.now());
    if (session !== undefined) await this.end(session.userId, session.id);
    return session?.userId;
  }

  /** False where this person has no such session. */
  async end(userId: string, sessionId: string): Promise<boolean> {
    const ended = await this.sessions.end(userId, sessionId);
    if (ended) await this.tell(userId, [sessionId]);
    return ended;
  }

  /** Ends all of a person's sessions but `keep`, and says how many. */
  async endAll(userId: string, keep?: string): Promise<number> {
    const ended = await this.sessions.endAll(userId, keep);
    await this.tell(userId, ended);
    return ended.length;
  }

  private async tell(userId: string, sessionIds: readonly string[]): Promise<void> {
    // Whose it was is told along, so that nobody has to look it up while a request comes in between.
    for (const sessionId of sessionIds) await this.broadcast.send('access', { userId, sessionId });
    if (sessionIds.length > 0) await this.liveUpdates.forUser(userId, 'sessions');
  }
}
