import { createHash } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { FixedClock } from '@moorage/kernel/testing';
import { outsideTransaction } from '@moorage/platform';
import { openDatabaseHarness, testSettings, type DatabaseHarness } from '@moorage/platform/testing';
import type { ApiKeyScope } from '../../domain/api-key.ts';
import { newAccount } from '../../testing/new-account.ts';
import { PostgresAccountRepository } from './postgres-account-repository.ts';
import { PostgresApiKeyStore } from './postgres-api-key-store.ts';
import { PostgresAuthenticator } from './postgres-authenticator.ts';
import { PostgresSessionDirectory } from './postgres-session-directory.ts';
import { PostgresSessionStore } from './postgres-session-store.ts';
import { PostgresUseNotes } from './postgres-use-notes.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const minutes = (count: number): number => count * 60_000;

describe('PostgresAuthenticator', () => {
  let harness: DatabaseHarness;
  let clock: FixedClock;
  let notes: PostgresUseNotes;
  let authenticator: PostgresAuthenticator;
  let count = 0;

  beforeAll(async () => {
    harness = await openDatabaseHarness();
  });
  beforeEach(() => {
    clock = new FixedClock();
    const settings = testSettings({ session: { idleMinutes: 60, absoluteHours: 24 } });
    notes = new PostgresUseNotes(harness.database, harness.unitOfWork, settings);
    authenticator = new PostgresAuthenticator(harness.database, notes, clock);
  });
  afterAll(() => harness.close());

  async function aPerson(): Promise<string> {
    const account = newAccount({ createdAt: clock.now() });
    await harness.unitOfWork.run(() => new PostgresAccountRepository(harness.database).addVerified(account));
    return account.id;
  }

  /** A session of a new person, and its token. */
  async function aSession(): Promise<{ userId: string; sessionId: string; token: string }> {
    const userId = await aPerson();
    const token = `session-token-${++count}`;
    const { id: sessionId } = newAccount();
    const now = clock.now();
    await harness.unitOfWork.run(() =>
      new PostgresSessionStore(harness.database).add({
        id: sessionId,
        userId,
        tokenHash: hashOf(token),
        createdAt: now,
        idleExpiresAt: new Date(now.getTime() + minutes(60)),
        expiresAt: new Date(now.getTime() + minutes(24 * 60)),
        ip: null,
        userAgent: null,
      }),
    );
    return { userId, sessionId, token };
  }

  async function anApiKey(
    owner: { orgId?: string; expiresAt?: Date; scopes?: ApiKeyScope[] } = {},
  ): Promise<{ id: string; key: string; userId: string }> {
    const userId = await aPerson();
    const key = `mrg_key-${++count}`;
    const { id } = newAccount();
    const { orgId, expiresAt = null, scopes = ['read', 'admin'] } = owner;
    await harness.unitOfWork.run(() =>
      new PostgresApiKeyStore(harness.database).add(
        {
          id,
          owner: orgId === undefined ? { userId } : { orgId },
          createdBy: userId,
          name: 'CI',
          prefix: key.slice(0, 12),
          keyHash: hashOf(key),
          scopes,
          createdAt: clock.now(),
          expiresAt,
        },
        25,
      ),
    );
    return { id, key, userId };
  }

  async function seen(sessionId: string): Promise<{ session: Date; idleEnd: Date; person: Date | null }> {
    const [row] = await harness.database.query<{ session: Date; idleEnd: Date; person: Date | null }>(
      `SELECT s.last_seen_at AS session, s.idle_expires_at AS "idleEnd", u.last_seen_at AS person
         FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = $1`,
      [sessionId],
    );
    return row!;
  }

  it('knows a person by the token of a session', async () => {
    const { userId, sessionId, token } = await aSession();
    expect(await authenticator.authenticateSession(token)).toEqual({
      userId,
      email: `${userId}@example.test`,
      name: 'Kim Reed',
      emailVerified: true,
      platformAdmin: false,
      sessionGeneration: 0,
      via: { kind: 'session', sessionId },
    });
  });

  it.each(['', 'unknown', "' OR true --", '\u0000'])('knows nobody by the token %j', async (token) => {
    expect(await authenticator.authenticateSession(token)).toBeUndefined();
    expect(await authenticator.authenticateApiKey(token)).toBeUndefined();
  });

  it('asks once, by the index', async () => {
    const { token } = await aSession();
    const asked: string[] = [];
    const query = jest.spyOn(harness.database, 'query').mockImplementationOnce((sql) => {
      asked.push(sql as string);
      return Promise.resolve([]);
    });
    await authenticator.authenticateSession(token);
    expect(query).toHaveBeenCalledTimes(1);
    query.mockRestore();
    const plan = await harness.unitOfWork.run(async () => {
      await harness.database.write('SET LOCAL enable_seqscan = off');
      return harness.database.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${asked[0]}`, [hashOf(token), clock.now()]);
    });
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toContain('sessions_token_hash_key');
    expect(text).toContain('users_pkey');
  });

  describe('the directory of sessions', () => {
    const directory = () => new PostgresSessionDirectory(harness.database, notes, clock);

    it('lets use elsewhere move the idle end, for what lives, and writes it seldom', async () => {
      const { sessionId } = await aSession();
      const sessions = directory();
      const write = jest.spyOn(harness.database, 'write');
      for (let minute = 0; minute < 90; minute++) {
        clock.advance({ minutes: 1 });
        sessions.used(sessionId);
        await notes.written();
        expect(await sessions.alive([sessionId])).toEqual(new Set([sessionId]));
      }
      // Of the session and of its person, each once in five minutes.
      expect(write).toHaveBeenCalledTimes((90 / 5) * 2);
      write.mockRestore();
      expect(await seen(sessionId)).toMatchObject({ idleEnd: new Date(clock.now().getTime() + minutes(56)) });
    });

    it('brings nothing back that has ended', async () => {
      const { sessionId } = await aSession();
      clock.advance({ minutes: 60 });
      const sessions = directory();
      sessions.used(sessionId);
      await notes.written();
      expect(await sessions.alive([sessionId])).toEqual(new Set());
    });
  });

  it('lets a session end when it was idle, and use moves that end', async () => {
    const { token } = await aSession();
    clock.advance({ minutes: 59 });
    expect(await authenticator.authenticateSession(token)).toBeDefined();
    await notes.written();
    clock.advance({ minutes: 59 });
    expect(await authenticator.authenticateSession(token)).toBeDefined();
    await notes.written();
    clock.advance({ minutes: 60 });
    expect(await authenticator.authenticateSession(token)).toBeUndefined();
  });

  it('lets a session end after its time, however much it is used', async () => {
    const { token } = await aSession();
    for (let hour = 0; hour < 47; hour++) {
      clock.advance({ minutes: 30 });
      expect(await authenticator.authenticateSession(token)).toBeDefined();
      await notes.written();
    }
    clock.advance({ minutes: 30 });
    expect(await authenticator.authenticateSession(token)).toBeUndefined();
  });

  it('notes that somebody was seen once a minute at most, and once for many calls at once', async () => {
    const { sessionId, token } = await aSession();
    const start = clock.now();
    const write = jest.spyOn(harness.database, 'write');
    clock.advance({ seconds: 59 });
    await authenticator.authenticateSession(token);
    await notes.written();
    expect(write).not.toHaveBeenCalled();
    clock.advance({ seconds: 1 });
    await harness.unitOfWork.run(async () => {
      // While the row is locked the note can't be written: all twenty calls fall into its time.
      await harness.database.query('SELECT 1 FROM sessions WHERE id = $1 FOR UPDATE', [sessionId]);
      await outsideTransaction(() =>
        Promise.all(Array.from({ length: 20 }, () => authenticator.authenticateSession(token))),
      );
    });
    await notes.written();
    expect(write).toHaveBeenCalledTimes(2);
    write.mockRestore();
    const now = new Date(start.getTime() + minutes(1));
    expect(await seen(sessionId)).toEqual({
      session: now,
      idleEnd: new Date(now.getTime() + minutes(60)),
      person: now,
    });
  });

  it('answers before the note is written, and even when it cannot be', async () => {
    const { token } = await aSession();
    clock.advance({ minutes: 5 });
    const write = jest.spyOn(harness.database, 'write').mockRejectedValue(new Error('read-only'));
    const warn = jest.spyOn(Logger.prototype, 'warn').mockReturnValue(undefined);
    expect(await authenticator.authenticateSession(token)).toBeDefined();
    await notes.written();
    expect(warn).toHaveBeenCalledTimes(1);
    write.mockRestore();
    warn.mockRestore();
  });

  it('notes outside the transaction that asks', async () => {
    const { sessionId, token } = await aSession();
    clock.advance({ minutes: 5 });
    const failing = harness.unitOfWork.run(async () => {
      await authenticator.authenticateSession(token);
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await notes.written();
    expect((await seen(sessionId)).session).toEqual(clock.now());
  });

  it('knows a person by their API key', async () => {
    const { id, key, userId } = await anApiKey();
    expect(await authenticator.authenticateApiKey(key)).toEqual({
      userId,
      email: `${userId}@example.test`,
      name: 'Kim Reed',
      emailVerified: true,
      platformAdmin: false,
      sessionGeneration: 0,
      via: { kind: 'api-key', apiKeyId: id, scopes: ['read', 'admin'] },
    });
    await notes.written();
    expect(await harness.database.query('SELECT last_used_at FROM api_keys WHERE id = $1', [id])).toEqual([
      { last_used_at: clock.now() },
    ]);
  });

  it("takes an organisation's key for nobody but itself", async () => {
    const { id: orgId } = newAccount();
    const { id, key } = await anApiKey({ orgId });
    expect(await authenticator.authenticateApiKey(key)).toEqual({
      userId: id,
      email: '',
      name: 'CI',
      emailVerified: false,
      platformAdmin: false,
      via: { kind: 'api-key', apiKeyId: id, scopes: ['read', 'admin'], orgId },
    });
  });

  it.each<[ApiKeyScope[], boolean]>([
    [['read', 'write'], false],
    [['read', 'write', 'admin'], true],
  ])("lets a platform admin's key with %j act as one: %s", async (scopes, platformAdmin) => {
    const { key, userId } = await anApiKey({ scopes });
    await harness.unitOfWork.run(() => new PostgresAccountRepository(harness.database).grantPlatformAdmin(userId));
    expect(await authenticator.authenticateApiKey(key)).toMatchObject({ userId, platformAdmin });
  });

  it('takes no key whose time has come', async () => {
    const { key } = await anApiKey({ expiresAt: new Date(clock.now().getTime() + minutes(10)) });
    expect(await authenticator.authenticateApiKey(key)).toBeDefined();
    clock.advance({ minutes: 10 });
    expect(await authenticator.authenticateApiKey(key)).toBeUndefined();
  });

  it('takes no session for a key, nor a key for a session', async () => {
    const { token } = await aSession();
    const { key } = await anApiKey();
    expect(await authenticator.authenticateApiKey(token)).toBeUndefined();
    expect(await authenticator.authenticateSession(key)).toBeUndefined();
  });
});
