import { get as httpGet } from 'node:http';
import { Settings } from '@moorage/contracts';
import { ContainerRuntime } from '@moorage/fleet';
import { eventually } from '@moorage/kernel/testing';
import type { Actor } from './dsl/actor.ts';
import { TestApp } from './dsl/test-app.ts';
import { promote } from './dsl/two-organisations.ts';

interface InstanceBody {
  readonly id: string;
  readonly status: string;
  readonly step?: string;
  readonly health: string;
  readonly host: string;
  readonly url: string;
  readonly version?: string;
  readonly digest?: string;
  readonly runtime?: string;
}

interface EventBody {
  readonly id: string;
  readonly kind: string;
  readonly actor?: { readonly name: string };
}

describe("an organisation's instance", () => {
  let app: TestApp;
  let owner: Actor;
  let colleague: Actor;
  let stranger: Actor;
  let instance: InstanceBody;

  const current = async (): Promise<InstanceBody> => {
    const { items } = (await owner.get('/api/instances').expect(200)).body as { items: InstanceBody[] };
    expect(items).toHaveLength(1);
    return items[0]!;
  };
  const becomes = (status: string): Promise<InstanceBody> =>
    eventually(async () => {
      const found = await current();
      if (found.status !== status || found.step !== undefined) throw new Error(`It is ${JSON.stringify(found)}`);
      return found;
    });
  const history = async (): Promise<EventBody[]> =>
    ((await owner.get(`/api/instances/${instance.id}/history`).expect(200)).body as { items: EventBody[] }).items;

  beforeAll(async () => {
    app = await TestApp.start();
    owner = (await app.aPerson('Olive Owner')).in('acme');
    await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201);
    colleague = await app.joins(await app.aPerson('Carl Colleague'), owner);
    stranger = (await app.aPerson('Sam Stranger')).in('globex');
    await stranger.post('/api/organizations', { name: 'Globex', slug: 'globex' }).expect(201);
    instance = await becomes('RUNNING');
  });
  afterAll(() => app.stop());

  it('runs within seconds of the organisation being made, on the address of its slug', async () => {
    const port = new URL(app.url).port;
    expect(instance).toMatchObject({
      host: 'acme.localhost',
      url: `http://acme.localhost:${port}`,
      health: 'ok',
      runtime: 'process',
    });
    expect(instance.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(Object.keys(instance)).not.toEqual(expect.arrayContaining(['address']));
    const { body: details } = await owner.get(`/api/instances/${instance.id}`).expect(200);
    expect(instance).toEqual({ ...(details as InstanceBody), updateAvailable: false });
    expect((await history()).map(({ kind }) => kind)).toEqual(['running', 'creating', 'requested']);
  });

  it('tells what it uses', async () => {
    const { body } = await owner.get(`/api/instances/${instance.id}/stats`).expect(200);
    expect(body).toMatchObject({
      cpuPercent: expect.any(Number),
      memoryBytes: expect.any(Number),
      pids: expect.any(Number),
      at: expect.any(String),
    });
  });

  it('streams its log, to those who may read it', async () => {
    const line = await firstLogLine(app, owner, `/api/instances/${instance.id}/logs?tail=5&tenant=acme`);
    expect(line).toMatchObject({
      at: expect.stringMatching(/^\d{4}-/),
      stream: expect.stringMatching(/^std/),
      text: expect.any(String),
    });
    expect((await colleague.get(`/api/instances/${instance.id}/logs`)).status).toBe(403);
    expect((await owner.get(`/api/instances/${instance.id}/logs?tail=-1`)).status).toBe(422);
  });

  it('stops, stays stopped, and starts again, under the name of who asked', async () => {
    await owner.post(`/api/instances/${instance.id}/stop`).expect(202);
    expect(await becomes('STOPPED')).toMatchObject({ health: 'unknown' });
    expect((await owner.get(`/api/instances/${instance.id}/stats`)).body).toMatchObject({
      status: 404,
      code: 'RUNTIME.CONTAINER_NOT_FOUND',
    });
    expect((await owner.post(`/api/instances/${instance.id}/restart`)).body).toMatchObject({
      status: 409,
      code: 'INSTANCE.TRANSITION_NOT_ALLOWED',
    });
    await owner.post(`/api/instances/${instance.id}/start`).expect(202);
    expect(await becomes('RUNNING')).toMatchObject({ health: 'ok', digest: instance.digest });
    const requests = (await history()).filter(({ kind }) => kind.endsWith('-requested'));
    expect(requests).toMatchObject([
      { kind: 'start-requested', actor: { name: 'Olive Owner' } },
      { kind: 'stop-requested', actor: { name: 'Olive Owner' } },
    ]);
  });

  it('restarts', async () => {
    const before = (await owner.get('/api/instances').expect(200)).body as { items: { startedAt: string }[] };
    await owner.post(`/api/instances/${instance.id}/restart`).expect(202);
    await eventually(async () => {
      const after = (await current()) as InstanceBody & { startedAt?: string };
      return after.step === undefined && after.startedAt !== undefined && after.startedAt > before.items[0]!.startedAt;
    });
    expect((await history()).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['restart-requested', 'restarted']),
    );
  });

  it('pages through its history', async () => {
    const all = await history();
    const seen: EventBody[] = [];
    for (let cursor = ''; ;) {
      const { body } = (await owner.get(`/api/instances/${instance.id}/history?limit=3${cursor}`).expect(200)) as {
        body: { items: EventBody[]; nextCursor?: string };
      };
      seen.push(...body.items);
      if (body.nextCursor === undefined) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(seen.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect((await owner.get(`/api/instances/${instance.id}/history?cursor=nonsense`)).body).toMatchObject({
      status: 422,
      code: 'REQUEST.CURSOR_INVALID',
    });
  });

  it('is for its own organisation alone, and operated by those who may', async () => {
    for (const path of ['', '/history', '/stats', '/logs']) {
      expect((await stranger.get(`/api/instances/${instance.id}${path}`)).body).toMatchObject({
        status: 404,
        code: 'INSTANCE.NOT_FOUND',
      });
    }
    for (const act of ['start', 'stop', 'restart', 'retry']) {
      expect((await stranger.post(`/api/instances/${instance.id}/${act}`)).body).toMatchObject({
        status: 404,
        code: 'INSTANCE.NOT_FOUND',
      });
      expect((await colleague.post(`/api/instances/${instance.id}/${act}`)).status).toBe(403);
    }
    expect((await owner.get('/api/instances/not-an-id')).status).toBe(404);
    await colleague.get(`/api/instances/${instance.id}`).expect(200);
    for (const path of ['/api/admin/instances', '/api/admin/fleet']) expect((await owner.get(path)).status).toBe(403);
  });

  it('publishes the keys that sign who is calling, and no private part', async () => {
    const { keys } = (await app.visitor().get('/api/proxy/jwks.json').expect(200)).body as { keys: object[] };
    expect(keys).toEqual([
      { kty: 'OKP', crv: 'Ed25519', x: expect.any(String), kid: expect.any(String), alg: 'EdDSA', use: 'sig' },
    ]);
  });
});

describe('the fleet, for platform admins', () => {
  let app: TestApp;
  let admin: Actor;
  let owner: Actor;
  const idOf = async (search: string): Promise<string> => {
    const { items } = (await admin.get(`/api/admin/instances?search=${search}`).expect(200)).body as {
      items: InstanceBody[];
    };
    expect(items).toHaveLength(1);
    return items[0]!.id;
  };
  const statusOf = async (id: string): Promise<string | undefined> => {
    const { items } = (await admin.get(`/api/admin/instances?search=${id}`).expect(200)).body as {
      items: InstanceBody[];
    };
    return items[0]?.status;
  };

  beforeAll(async () => {
    app = await TestApp.start();
    admin = await app.aPerson('Ada Admin');
    await promote(app, admin);
    owner = (await app.aPerson('Olive Owner')).in('acme');
    for (const slug of ['acme', 'globex']) {
      await owner.post('/api/organizations', { name: `The ${slug}`, slug }).expect(201);
    }
    await eventually(async () => {
      const { counts } = (await admin.get('/api/admin/fleet').expect(200)).body as { counts: Record<string, number> };
      return counts['RUNNING'] === 2;
    });
  });
  afterAll(() => app.stop());

  it('shows what runs the bots', async () => {
    const { body } = await admin.get('/api/admin/fleet').expect(200);
    expect(body).toEqual({
      runtime: 'process',
      version: expect.any(String),
      counts: expect.objectContaining({ RUNNING: 2, FAILED: 0, DELETED: 0 }),
      versions: [expect.objectContaining({ instances: 2, isQuarantined: false })],
      channels: ['canary', 'staging', 'stable', 'pinned'].map((channel) => expect.objectContaining({ channel })),
      quarantinedReleases: 0,
      openUpdates: { PENDING: 0, UPDATING: 0, ROLLING_BACK: 0, ROLLBACK_FAILED: 0 },
    });
    const run = encodeURIComponent((body as { versions: { digest: string }[] }).versions[0]!.digest);
    expect((await admin.get(`/api/admin/instances?digest=${run}`).expect(200)).body.items).toHaveLength(2);
    expect((await admin.get('/api/admin/instances?channel=canary').expect(200)).body.items).toEqual([]);
    expect((await admin.get('/api/admin/instances?behind=true').expect(200)).body.items).toEqual([]);
    for (const wrong of ['channel=beta', 'behind=perhaps'])
      expect((await admin.get(`/api/admin/instances?${wrong}`)).status).toBe(422);
  });

  it('lists all instances with their organisations, page by page, by part of a name, by status', async () => {
    const first = (await admin.get('/api/admin/instances?limit=1').expect(200)).body;
    const second = (await admin.get(`/api/admin/instances?limit=1&cursor=${first.nextCursor}`).expect(200)).body;
    expect(second).not.toHaveProperty('nextCursor');
    // Jobs made the two, side by side: which came first is not said.
    const both = [...first.items, ...second.items].sort((a, b) => a.orgSlug.localeCompare(b.orgSlug));
    expect(both).toMatchObject([
      { orgSlug: 'acme', orgName: 'The acme', status: 'RUNNING' },
      { orgSlug: 'globex', orgName: 'The globex', status: 'RUNNING' },
    ]);
    expect(await idOf('glob')).toBe(both[1].id);
    expect(await idOf('acme.localhost')).toBe(both[0].id);
    expect((await admin.get('/api/admin/instances?status=STOPPED').expect(200)).body.items).toEqual([]);
    expect((await admin.get('/api/admin/instances?status=GONE')).status).toBe(422);
  });

  it('stops, starts and removes any, in its own name, and a removed one is gone from its host', async () => {
    const id = await idOf('globex');
    await admin.post(`/api/admin/instances/${id}/stop`).expect(202);
    await eventually(async () => (await statusOf(id)) === 'STOPPED');
    await admin.post(`/api/admin/instances/${id}/start`).expect(202);
    await eventually(async () => (await statusOf(id)) === 'RUNNING');
    const { items } = (await owner.in('globex').get(`/api/instances/${id}/history`).expect(200)).body;
    expect(items).toContainEqual(expect.objectContaining({ kind: 'stop-requested', actor: { name: 'Ada Admin' } }));

    await admin.delete(`/api/admin/instances/${id}`).expect(202);
    await eventually(async () => (await statusOf(id)) === undefined);
    expect((await admin.get('/api/admin/instances?status=DELETED').expect(200)).body.items).toMatchObject([{ id }]);
    const runtime = app.running.app.get(ContainerRuntime);
    const { installationId } = app.running.app.get(Settings);
    expect(await runtime.listOwned(installationId, id)).toEqual([]);
    const port = new URL(app.url).port;
    expect((await owner.browser().open(`http://globex.localhost:${port}/`)).status).toBe(404);
    expect((await owner.in('globex').get('/api/instances').expect(200)).body.items).toEqual([]);
    expect((await admin.post(`/api/admin/instances/${id}/start`)).body).toMatchObject({ code: 'INSTANCE.NOT_FOUND' });
  });
});

/** An EventSource's first `line`. */
function firstLogLine(app: TestApp, { me }: Actor, path: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = httpGet(`${app.url}${path}`, { headers: { cookie: `moorage_session=${me.token}` } }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        const data = /event: line\ndata: (.+)\n/.exec(text)?.[1];
        if (data === undefined) return;
        resolve(JSON.parse(data));
        request.destroy();
      });
    });
    request.on('error', reject);
  });
}
