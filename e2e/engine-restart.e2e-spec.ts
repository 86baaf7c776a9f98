import { eventually } from '@moorage/kernel/testing';
import { ensureReferenceBotImage } from '../docker/reference-bot.mjs';
import type { Actor } from './dsl/actor.ts';
import { OwnDockerEngine } from '@moorage/fleet/testing';
import { TestApp } from './dsl/test-app.ts';

interface InstanceBody {
  readonly id: string;
  readonly status: string;
  readonly health: string;
  /** What keeps it waiting. */
  readonly statusReason?: string;
}

/** Docker goes away and comes back under a running installation: a real engine, which takes its containers with it. */
describe('when Docker restarts', () => {
  const cleanUps: (() => Promise<void>)[] = [];
  let engine: OwnDockerEngine;
  let app: TestApp;
  let acme: Actor;
  let acmeBot: string;

  beforeAll(async () => {
    engine = await OwnDockerEngine.create();
    cleanUps.push(() => engine.dispose());
    await engine.start();
    const image = await ensureReferenceBotImage(engine.api);
    app = await TestApp.start({
      environment: { FLEET_RUNTIME: 'docker', DOCKER_HOST: engine.host, FLEET_BOT_IMAGE: image },
    });
    cleanUps.push(() => app.stop());
    acme = (await app.aPerson('Olive Owner')).in('acme');
    acmeBot = await anOrganisation(acme, 'acme');
    await becomesRunning(acme);
  });
  afterAll(async () => {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  });

  const anOrganisation = async (owner: Actor, slug: string): Promise<string> =>
    ((await owner.post('/api/organizations', { name: slug, slug }).expect(201)).body as { botUrl: string }).botUrl;
  const instanceOf = async (owner: Actor): Promise<InstanceBody | undefined> =>
    ((await owner.get('/api/instances').expect(200)).body as { items: InstanceBody[] }).items[0];
  const becomesRunning = (owner: Actor): Promise<unknown> =>
    eventually(async () => (await instanceOf(owner))?.status === 'RUNNING', 90_000);
  const readiness = async () => (await app.visitor().get('/readyz')) as { status: number; body: unknown };

  it('says so, lets nobody in who should not be, and goes on by itself with one container each', async () => {
    const tab = acme.browser();
    expect((await tab.open(acmeBot)).text).toContain('Hello, Olive Owner');
    const stranger = (await app.aPerson('Sam Stranger')).browser();

    await engine.stop();
    await eventually(async () => (await readiness()).status === 503);
    expect((await readiness()).body).toMatchObject({ parts: { runtime: 'away', postgres: 'ok' } });
    expect((await app.visitor().get('/healthz')).status).toBe(200);
    const shut = await tab.open(acmeBot, { follow: false });
    expect([502, 503]).toContain(shut.status);
    expect(shut.text).not.toContain('Hello');
    expect(shut.text).not.toMatch(/ECONN|127\.0\.0\.1|\.[jt]s:\d/);
    // Membership is judged as ever, whatever the engine does.
    expect((await stranger.open(acmeBot)).status).toBe(403);
    expect((await app.visitor().browser().open(acmeBot, { follow: false })).status).toBe(302);
    expect((await acme.get('/api/members')).status).toBe(200);

    // What is asked for meanwhile waits; it doesn't fail.
    const birch = (await app.aPerson('Bea Birch')).in('birch');
    const birchBot = await anOrganisation(birch, 'birch');
    await eventually(async () => (await instanceOf(birch))?.statusReason?.includes('does not answer'));
    expect(['REQUESTED', 'CREATING']).toContain((await instanceOf(birch))?.status);
    expect((await acme.get(`/api/instances/${(await instanceOf(acme))!.id}/stats`)).body).toMatchObject({
      status: 503,
      code: 'RUNTIME.UNAVAILABLE',
    });

    await engine.start();
    await eventually(async () => (await readiness()).status === 200);
    await becomesRunning(birch);
    await becomesRunning(acme);
    await eventually(async () => (await tab.open(acmeBot)).text.includes('Hello, Olive Owner'), 60_000);
    expect((await birch.browser().open(birchBot)).text).toContain('Hello, Bea Birch');
    const containers = await engine.api.listContainers({ all: true });
    expect(containers.map(({ State }) => State)).toEqual(['running', 'running']);
    expect((await stranger.open(acmeBot)).status).toBe(403);
  }, 240_000);
});
