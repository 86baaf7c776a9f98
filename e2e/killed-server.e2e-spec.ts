import { eventually } from '@moorage/kernel/testing';
import type { Actor } from './dsl/actor.ts';
import { BuiltServer } from './dsl/built-server.ts';
import { Gate } from './dsl/gate.ts';
import { onDatabase } from './dsl/on-database.ts';
import { dockerResourcesOf, removeDockerResourcesOf, runtimes } from './dsl/runtimes.ts';

interface InstanceBody {
  readonly status: string;
  readonly health: string;
}

const docker = runtimes.find(({ runtime }) => runtime === 'docker')!;

/** `kill -9` at the worst moments, on real Docker: after a restart there is exactly one healthy instance, and nothing else. */
describe('a server that is killed', () => {
  let server: BuiltServer;

  beforeAll(async () => {
    server = await BuiltServer.create(await docker.settings());
    await server.start();
  });
  afterAll(async () => {
    await server.dispose();
    await removeDockerResourcesOf(server.installationId);
  });

  const instancesOf = async (owner: Actor): Promise<InstanceBody[]> =>
    ((await owner.get('/api/instances').expect(200)).body as { items: InstanceBody[] }).items;

  // The write after a step is the moment at which the step was done and nobody knows it yet.
  it.each(['create-volumes', 'create-network', 'create-container', 'start', 'provision-company', 'sync-members'])(
    'right after "%s", goes on to one healthy instance and leaves no orphan',
    async (step) => {
      const slug = `killed-${step}`;
      const owner = (await server.aPerson(`Owner of ${step}`)).in(slug);
      const before = await dockerResourcesOf(server.installationId);
      const gate = await Gate.before(
        server.database.url,
        'instances',
        `OLD.step = '${step}' AND NEW.step IS DISTINCT FROM OLD.step`,
      );
      await owner.post('/api/organizations', { name: `Killed after ${step}`, slug }).expect(201);
      await gate.reached();
      await server.kill();
      await gate.remove();
      await server.start();

      await eventually(async () => (await instancesOf(owner))[0]?.status === 'RUNNING', 60_000);
      expect(await instancesOf(owner)).toEqual([expect.objectContaining({ status: 'RUNNING', health: 'ok' })]);
      const page = await owner.browser().open(new URL(`http://${slug}.${new URL(server.url).host}`).toString());
      expect(page.text).toContain(`Hello, Owner of ${step}`);
      const after = await dockerResourcesOf(server.installationId);
      expect(after.containers.length - before.containers.length).toBe(1);
      expect(after.networks.length - before.networks.length).toBe(1);
      expect(after.volumes.length - before.volumes.length).toBe(2);
    },
    400_000,
  );

  it('while it tells a bot of a member, tells it again, and the bot has them once', async () => {
    const owner = (await server.aPerson('Olive Owner')).in('told-twice');
    const { botUrl } = (await owner.post('/api/organizations', { name: 'Told twice', slug: 'told-twice' }).expect(201))
      .body as { botUrl: string };
    await eventually(async () => (await instancesOf(owner))[0]?.status === 'RUNNING', 60_000);

    const gate = await Gate.before(
      server.database.url,
      'member_syncs',
      `NEW.told_revision IS DISTINCT FROM OLD.told_revision`,
    );
    await owner.post('/api/invitations', { emails: ['carl@example.test'], role: 'MEMBER' }).expect(200);
    const token = await server.outbox().tokenSentTo('carl@example.test', /invit/i);
    const visitor = server.visitor();
    const joined = await visitor
      .post('/api/invitation-tokens/sign-up', { token, name: 'Carl Colleague', password: 'quiet harbour lantern 42' })
      .expect(200);
    const { person } = (joined.body as { session: { person: { id: string } } }).session;
    const carl = visitor
      .signedInBy(joined, { userId: person.id, email: 'carl@example.test', name: 'Carl Colleague' })
      .in('told-twice');
    await gate.reached();
    await server.kill();
    await gate.remove();
    await server.start();

    await eventually(async () => {
      const { items } = (await owner.get('/api/members').expect(200)).body as {
        items: { userId: string; sync: { state: string }[] }[];
      };
      return items.find((member) => member.userId === person.id)?.sync[0]?.state === 'synced';
    }, 60_000);
    const page = await carl.browser().open(botUrl);
    expect(page.text).toContain('Hello, Carl Colleague');
    expect(page.text.match(new RegExp(`data-user-id="${person.id}"`, 'g'))).toHaveLength(1);
    const jobs = await onDatabase(server.database.url, (client) =>
      client.query(`SELECT name FROM pgboss.job WHERE state = 'failed'`),
    );
    expect(jobs.rows).toEqual([]);
  }, 400_000);
});
