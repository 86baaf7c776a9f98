import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@moorage/kernel/testing';
import { freePort } from '@moorage/platform/testing';
import { PostgresServer } from '../apps/dev/src/services/postgres.mjs';
import type { Actor } from './dsl/actor.ts';
import { TestApp } from './dsl/test-app.ts';

/** Postgres goes away and comes back under a running installation. */
describe('when Postgres restarts', () => {
  let folder: string;
  let server: PostgresServer;
  let port: number;
  let app: TestApp;
  let owner: Actor;
  let bot: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'moorage-postgres-'));
    server = await PostgresServer.in({ folder: join(folder, 'server'), password: randomBytes(12).toString('hex') });
    await server.initialise({ durable: false });
    port = await freePort();
    await server.start({ port });
    app = await TestApp.start({ databaseUrl: server.url(port) });
    owner = (await app.aPerson('Olive Owner')).in('acme');
    ({ botUrl: bot } = (await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201)).body as {
      botUrl: string;
    });
    await eventually(async () => (await instances())[0]?.status === 'RUNNING', 60_000);
  });
  afterAll(async () => {
    await server.stop();
    await app.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const instances = async (): Promise<{ status: string }[]> =>
    ((await owner.get('/api/instances').expect(200)).body as { items: { status: string }[] }).items;

  it('says so, lets nobody in meanwhile, and goes on by itself', async () => {
    const tab = owner.browser();
    expect((await tab.open(bot)).status).toBe(200);
    // Work that is owed when the database goes away.
    await owner.post('/api/invitations', { emails: ['carl@example.test'], role: 'MEMBER' }).expect(200);

    await server.stop();
    await eventually(async () => (await app.visitor().get('/readyz')).status === 503);
    expect((await app.visitor().get('/readyz')).body).toMatchObject({ parts: { postgres: 'away' } });
    expect((await app.visitor().get('/healthz')).status).toBe(200);
    expect((await owner.get('/api/members')).body).toMatchObject({ code: 'SERVICE.UNAVAILABLE', status: 503 });
    expect((await tab.open(bot, { follow: false })).status).toBe(503);

    await server.start({ port });
    await eventually(async () => (await app.visitor().get('/readyz')).status === 200);
    expect((await tab.open(bot)).status).toBe(200);
    // A job that was running is given back once its heartbeat is missed.
    expect((await app.outbox().latestTo('carl@example.test', /invit/i, 40_000)).to).toBe('carl@example.test');
    await eventually(async () => (await instances())[0]?.status === 'RUNNING');
  });
});
