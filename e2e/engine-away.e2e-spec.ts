import Docker from 'dockerode';
import { eventually } from '@moorage/kernel/testing';
import type { Actor } from './dsl/actor.ts';
import { EngineLine } from './dsl/engine-line.ts';
import { dockerResourcesOf, removeDockerResourcesOf, runtimes } from './dsl/runtimes.ts';
import { TestApp } from './dsl/test-app.ts';

interface InstanceBody {
  readonly id: string;
  readonly status: string;
  readonly step?: string;
  readonly health: string;
  readonly statusReason?: string;
  readonly url: string;
}

const docker = runtimes.find(({ runtime }) => runtime === 'docker');
const installationId = `engine-away-${process.pid}`;

/** Docker stops and comes back: readiness says so, nobody is sent to an address that may be another's, and work resumes. */
describe('while the Docker Engine is away', () => {
  const line = new EngineLine();
  let app: TestApp;
  let owner: Actor;

  const instanceOf = async (who: Actor): Promise<InstanceBody> => {
    const [instance] = ((await who.get('/api/instances').expect(200)).body as { items: InstanceBody[] }).items;
    if (instance === undefined) throw new Error('There is no instance yet');
    return instance;
  };
  const until = (who: Actor, holds: (instance: InstanceBody) => boolean, withinMs = 30_000): Promise<InstanceBody> =>
    eventually(async () => {
      const instance = await instanceOf(who);
      if (!holds(instance)) throw new Error(JSON.stringify(instance));
      return instance;
    }, withinMs);
  const isUp = ({ status, health, step }: InstanceBody): boolean =>
    status === 'RUNNING' && health === 'ok' && step === undefined;
  const readiness = async (): Promise<unknown> => (await app.visitor().get('/readyz')).body;

  beforeAll(async () => {
    await line.mend();
    const environment = {
      ...(await docker!.settings()),
      DOCKER_HOST: line.dockerHost,
      MOORAGE_INSTALLATION_ID: installationId,
      PROXY_HOLD_SECONDS: '0',
    };
    app = await TestApp.start({ environment });
    owner = (await app.aPerson('Olive Owner')).in('acme');
    await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201);
    await until(owner, isUp);
  });
  afterAll(async () => {
    await app.stop();
    await line.cut();
    await removeDockerResourcesOf(installationId);
  });

  it('says so, keeps people out of a bot that nobody can vouch for, and goes on by itself when it is back', async () => {
    const browser = owner.browser();
    const { url } = await instanceOf(owner);
    expect((await browser.open(url)).text).toContain('Hello, Olive Owner');
    expect(await readiness()).toMatchObject({ status: 'ok', parts: { runtime: 'ok' } });

    await line.cut();
    expect(await readiness()).toMatchObject({ status: 'unavailable', parts: { runtime: 'away', postgres: 'ok' } });
    await until(
      owner,
      ({ health, statusReason }) => health === 'unknown' && statusReason?.includes('does not answer') === true,
    );
    await eventually(async () => (await browser.open(url)).status === 503);

    const newcomer = (await app.aPerson('Nell Newcomer')).in('globex');
    await newcomer.post('/api/organizations', { name: 'Globex', slug: 'globex' }).expect(201);
    await until(newcomer, ({ statusReason }) => statusReason?.includes('does not answer') === true);

    await line.mend();
    await until(owner, isUp);
    expect(await instanceOf(owner)).not.toHaveProperty('statusReason');
    await eventually(async () => (await browser.open(url)).text.includes('Hello, Olive Owner'));
    await until(newcomer, isUp);
    expect(await readiness()).toMatchObject({ status: 'ok' });
    expect((await dockerResourcesOf(installationId)).containers).toHaveLength(2);
  });

  it('notices what was done to a container behind its back', async () => {
    const engine = new Docker();
    const { id, url } = await instanceOf(owner);
    const container = `moorage-${id.replaceAll('-', '')}`;
    const browser = owner.browser();

    await engine.getContainer(container).restart({ t: 1 });
    await eventually(async () => (await browser.open(url)).text.includes('Hello, Olive Owner'));

    await engine.getContainer(container).remove({ force: true });
    await eventually(async () => {
      const { body } = await owner.get(`/api/instances/${id}/history`).expect(200);
      return (body as { items: { kind: string }[] }).items.some(({ kind }) => kind === 'repairing');
    });
    await until(owner, isUp);
    await eventually(async () => (await browser.open(url)).text.includes('Hello, Olive Owner'));
  });
});
