import { randomUUID } from 'node:crypto';
import type { NewSession, SessionStore } from '../application/ports/session-store.port.ts';
import type { StoreHarness } from './store-harness.ts';

const morning = new Date('2026-01-05T09:00:00.000Z');
const noon = new Date('2026-01-05T12:00:00.000Z');
const evening = new Date('2026-01-05T18:00:00.000Z');

/** What every SessionStore does. */
export function sessionStoreContract(harness: () => StoreHarness<SessionStore>): void {
  const write = <T>(work: (sessions: SessionStore) => Promise<T>): Promise<T> =>
    harness().write(() => work(harness().store));
  const find = ({ tokenHash }: NewSession, now = morning) => harness().store.findByTokenHash(tokenHash, now);

  async function aSession(overrides: Partial<NewSession> = {}): Promise<NewSession> {
    const session: NewSession = {
      id: randomUUID(),
      userId: overrides.userId ?? (await harness().account()),
      tokenHash: randomUUID(),
      createdAt: morning,
      idleExpiresAt: noon,
      expiresAt: evening,
      ip: '192.0.2.7',
      userAgent: 'Browser/1.0',
      ...overrides,
    };
    await write((sessions) => sessions.add(session));
    return session;
  }

  it('finds a live session by its token', async () => {
    const session = await aSession();
    expect(await find(session)).toEqual({ id: session.id, userId: session.userId });
    expect(await harness().store.findByTokenHash(randomUUID(), morning)).toBeUndefined();
  });

  it('finds none that was idle too long, or whose time has come', async () => {
    expect(await find(await aSession(), noon)).toBeUndefined();
    expect(await find(await aSession({ idleExpiresAt: evening, expiresAt: noon }), noon)).toBeUndefined();
  });

  it('ends a session of its person alone', async () => {
    const session = await aSession();
    expect(await write((sessions) => sessions.end(randomUUID(), session.id))).toBe(false);
    expect(await find(session)).toBeDefined();
    expect(await write((sessions) => sessions.end(session.userId, session.id))).toBe(true);
    expect(await find(session)).toBeUndefined();
    expect(await write((sessions) => sessions.end(session.userId, session.id))).toBe(false);
  });

  it("ends all of a person's sessions, or all but one", async () => {
    const first = await aSession();
    const { userId } = first;
    const [second, third, foreign] = [await aSession({ userId }), await aSession({ userId }), await aSession()];
    const others = await write((sessions) => sessions.endAll(userId, second.id));
    expect([...others].sort()).toEqual([first.id, third.id].sort());
    expect(await find(second)).toBeDefined();
    expect(await write((sessions) => sessions.endAll(userId))).toEqual([second.id]);
    expect(await find(foreign)).toBeDefined();
  });

  it('sweeps what has expired', async () => {
    await write((sessions) => sessions.deleteExpired(evening));
    await aSession();
    await aSession({ idleExpiresAt: evening, expiresAt: noon });
    const live = await aSession({ idleExpiresAt: evening });
    expect(await write((sessions) => sessions.deleteExpired(noon))).toBe(2);
    expect(await find(live)).toBeDefined();
  });
}
