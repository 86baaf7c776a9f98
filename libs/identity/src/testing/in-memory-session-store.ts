import { SessionStore, type NewSession } from '../application/ports/session-store.port.ts';

/** Sessions as a list, by the rules of the port. */
export class InMemorySessionStore extends SessionStore {
  private sessions: NewSession[] = [];

  get all(): readonly NewSession[] {
    return this.sessions;
  }

  override add(session: NewSession): Promise<void> {
    this.sessions.push(session);
    return Promise.resolve();
  }

  override findByTokenHash(tokenHash: string, now: Date): Promise<{ id: string; userId: string } | undefined> {
    const session = this.sessions.find((other) => other.tokenHash === tokenHash && isLive(other, now));
    return Promise.resolve(session && { id: session.id, userId: session.userId });
  }

  override end(userId: string, id: string): Promise<boolean> {
    return Promise.resolve(this.remove((session) => session.userId === userId && session.id === id).length > 0);
  }

  override endAll(userId: string, keep?: string): Promise<string[]> {
    return Promise.resolve(this.remove((session) => session.userId === userId && session.id !== keep));
  }

  override deleteExpired(now: Date): Promise<number> {
    return Promise.resolve(this.remove((session) => !isLive(session, now)).length);
  }

  private remove(goes: (session: NewSession) => boolean): string[] {
    const gone = this.sessions.filter(goes);
    this.sessions = this.sessions.filter((session) => !gone.includes(session));
    return gone.map(({ id }) => id);
  }
}

function isLive({ idleExpiresAt, expiresAt }: NewSession, now: Date): boolean {
  return idleExpiresAt > now && expiresAt > now;
}
