import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ContainerRuntime } from '@moorage/fleet';
import { eventually } from '@moorage/kernel/testing';
import { loadConfig } from '@moorage/api';
import type { Actor } from './dsl/actor.ts';
import { aPlatformAdmin } from './dsl/platform-admin.ts';
import { TestApp } from './dsl/test-app.ts';

interface ReleaseSeen {
  readonly id: string;
  readonly version?: string;
  readonly changelog?: { readonly version: string };
  readonly changelogProblem?: string;
  readonly instances: number;
  readonly images: readonly string[];
}

describe('releases', () => {
  let app: TestApp;
  let admin: Actor;
  let owner: Actor;
  const folders: string[] = [];

  beforeAll(async () => {
    app = await TestApp.start();
    admin = await aPlatformAdmin(app);
    owner = (await app.aPerson('Olive Owner')).in('acme');
    await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201);
    await eventually(
      async () =>
        ((await owner.get('/api/instances')).body as { items: { status: string }[] }).items[0]?.status === 'RUNNING',
      60_000,
    );
  });
  afterAll(async () => {
    await app.stop();
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
  });

  const { botBundle, botImage } = loadConfig({
    DATABASE_URL: 'postgres://nowhere',
    MOORAGE_SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
  }).settings.fleet;

  /** What a maintainer does: the tag means another image from now on. */
  async function publish(changelog: string): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'moorage-bundle-'));
    folders.push(folder);
    await cp(botBundle, folder, { recursive: true });
    await writeFile(join(folder, 'changelogs/latest.json'), changelog);
    const runtime = app.running.app.get(ContainerRuntime) as unknown as {
      images: { add(directory: string, reference: string): Promise<unknown> };
    };
    await runtime.images.add(folder, botImage);
  }
  const releases = async (query = ''): Promise<ReleaseSeen[]> =>
    ((await admin.get(`/api/admin/releases${query}`).expect(200)).body as { items: ReleaseSeen[] }).items;
  const look = () => admin.post('/api/admin/followed-images/look').expect(204);

  it('are detected for all instances of a tag, with what they bring', async () => {
    await eventually(async () => (await releases())[0]?.changelog !== undefined);
    expect(await releases()).toEqual([
      expect.objectContaining({ instances: 1, images: [expect.stringContaining(':')] }),
    ]);
    await publish(
      JSON.stringify({ version: '9.9.0', date: '2026-03-01', sections: [{ title: 'New', items: ['Sails.'] }] }),
    );
    await look();
    await eventually(async () => (await releases())[0]?.version === '9.9.0');
    const [newest, earlier] = await releases();
    expect(newest).toMatchObject({
      changelog: { version: '9.9.0', sections: [{ title: 'New', items: ['Sails.'] }] },
      instances: 0,
      images: [expect.any(String)],
    });
    // It is detected, and nothing is updated by that.
    expect(earlier).toMatchObject({ instances: 1, images: [] });
    expect(await releases('?search=9.9')).toHaveLength(1);
  });

  it('have no changelog where theirs is bad, and say to the operator what is wrong with it', async () => {
    await publish('{"version": "9.9.1"}');
    await look();
    await eventually(async () => (await releases())[0]?.changelogProblem !== undefined);
    expect((await releases())[0]?.changelogProblem).toContain('"date"');
  });

  it('are put in quarantine by platform admins alone, and taken out again', async () => {
    const [newest] = await releases();
    const at = `/api/admin/releases/${newest!.id}/quarantine`;
    await owner.put(at, { reason: 'x' }).expect(403);
    const unsaid = await admin.put(at, { reason: '' }).expect(422);
    expect(unsaid.body).toMatchObject({ errors: [{ field: 'reason' }] });
    await admin.put(at, { reason: 'It loses messages.' }).expect(200);
    await admin.put(at, { reason: 'again' }).expect(409);
    expect(await releases('?quarantined=true')).toEqual([
      expect.objectContaining({ id: newest!.id, quarantineReason: 'It loses messages.' }),
    ]);
    await admin.delete(at).expect(200);
    expect(await releases('?quarantined=true')).toEqual([]);
    await admin.delete(at).expect(409);
  });

  it('roll by themselves over bots that are updated by themselves, and over no others', async () => {
    const { items } = (await owner.get('/api/instances').expect(200)).body as { items: { id: string }[] };
    const at = `/api/instances/${items[0]!.id}`;
    interface SeenRollout {
      readonly id: string;
      readonly status: string;
      readonly release: { readonly id: string };
    }
    const rolled = (): Promise<SeenRollout> =>
      eventually(async () => {
        const { body } = await admin.get('/api/admin/rollouts?limit=1').expect(200);
        const [rollout] = (body as { items: SeenRollout[] }).items;
        const [newest] = await releases();
        return rollout?.release.id === newest!.id && rollout.status === 'FINISHED' ? rollout : undefined;
      });
    const change = (version: string) => JSON.stringify({ version, date: '2026-03-02', sections: [] });
    await publish(change('9.9.2'));
    await look();
    await eventually(async () => (await releases())[0]?.version === '9.9.2');
    expect(await rolled()).toMatchObject({ total: 0, leftOut: [{ reason: 'manual', count: 1 }] });
    await owner.put(`${at}/update-policy`, { policy: 'on-push' }).expect(204);
    await publish(change('9.9.3'));
    await look();
    await eventually(async () => (await releases())[0]?.version === '9.9.3');
    const rollout = await rolled();
    expect(rollout).toMatchObject({ total: 1, succeeded: 1, leftOut: [], selection: { kind: 'image' } });
    expect(rollout).not.toHaveProperty('startedBy');
    expect((await owner.get(at).expect(200)).body).toMatchObject({ status: 'RUNNING', version: '9.9.3' });
  });

  it('show the operator where looking fails, and go on', async () => {
    const { items } = (await admin.get('/api/admin/followed-images').expect(200)).body as {
      items: { image: string; channel: string; failures: number; seenAt?: string }[];
    };
    expect(items).toEqual([
      expect.objectContaining({ channel: 'stable', instances: 1, failures: 0, seenAt: expect.any(String) }),
    ]);
  });
});
