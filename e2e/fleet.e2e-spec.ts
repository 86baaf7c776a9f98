import { eventually } from '@moorage/kernel/testing';
import type { Actor } from './dsl/actor.ts';
import { TestApp } from './dsl/test-app.ts';

interface InstanceBody {
  readonly id: string;
  readonly status: string;
  readonly step?: string;
  readonly statusReason?: string;
  readonly health: string;
  readonly host: string;
  readonly url: string;
  readonly version?: string;
  readonly digest?: string;
  readonly runtime?: string;
}

describe("an organisation's instance", () => {
  let app: TestApp;
  let owner: Actor;
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
    }, 30_000);

  beforeAll(async () => {
    app = await TestApp.start();
    owner = (await app.aPerson('Olive Owner')).in('acme');
    await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201);
    instance = await becomes('RUNNING');
  }, 60_000);
  afterAll(() => app.stop(), 30_000);

  it('runs within seconds of the organisation being made, on the address of its slug', () => {
    const port = new URL(app.url).port;
    expect(instance).toMatchObject({ host: 'acme.localhost', url: `http://acme.localhost:${port}`, health: 'ok', runtime: 'process' });
    expect(instance.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(instance).not.toHaveProperty('provisionSecret');
    expect(instance).not.toHaveProperty('address');
  });

  it('tells what it uses', async () => {
    const stats = await owner.get(`/api/instances/${instance.id}/stats`).expect(200);
    expect(stats.body).toMatchObject({ memoryBytes: expect.any(Number), pids: expect.any(Number) });
  });
});
