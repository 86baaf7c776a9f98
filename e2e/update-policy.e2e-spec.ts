import { eventually } from '@moorage/kernel/testing';
import type { Actor } from './dsl/actor.ts';
import { aPlatformAdmin } from './dsl/platform-admin.ts';
import { codeOf } from './dsl/problem-flaws.ts';
import { TestApp } from './dsl/test-app.ts';

interface Entry {
  readonly action: string;
  readonly actor: { readonly type: string };
  readonly before?: object;
  readonly after?: object;
}

describe('when and how bots are updated', () => {
  let app: TestApp;
  let admin: Actor;
  let owner: Actor;
  let member: Actor;
  let stranger: Actor;
  let orgId: string;
  let instanceId: string | undefined;

  beforeAll(async () => {
    app = await TestApp.start();
    admin = await aPlatformAdmin(app);
    owner = (await app.aPerson('Olive Owner')).in('acme');
    orgId = (
      (await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201)).body as { id: string }
    ).id;
    member = await app.joins(await app.aPerson('Milo Member'), owner);
    stranger = (await app.aPerson('Sam Stranger')).in('bolt');
    await stranger.post('/api/organizations', { name: 'Bolt', slug: 'bolt' }).expect(201);
    [instanceId] = await Promise.all(
      [owner, stranger].map((who) =>
        eventually(async () => {
          const { items } = (await who.get('/api/instances').expect(200)).body as { items: { id: string }[] };
          return items[0]?.id;
        }),
      ),
    );
  });
  afterAll(() => app.stop());

  const policy = async (by = owner) => (await by.get('/api/organization/update-policy').expect(200)).body as object;
  const entries = async (action: string): Promise<Entry[]> =>
    ((await owner.get(`/api/audit?action=${action}`).expect(200)).body as { items: Entry[] }).items;

  it('is by hand until an organisation chooses an hour, which every member sees', async () => {
    const byDefault = { mode: 'manual', timing: { kind: 'hour', hourUtc: 3 }, source: 'default', fleetMode: 'auto' };
    expect(await policy()).toEqual(byDefault);
    await owner.put('/api/organization/update-policy', { mode: 'auto', preferredHourUtc: 23 }).expect(204);
    expect(await policy(member)).toMatchObject({
      mode: 'auto',
      timing: { kind: 'hour', hourUtc: 23 },
      source: 'organization',
      opensAt: expect.any(String) as string,
    });
    expect(await policy(stranger)).toEqual(byDefault);
  });

  it('is chosen by those alone who may, and within the day', async () => {
    const body = { mode: 'auto', preferredHourUtc: 3 };
    const answers = [
      await member.put('/api/organization/update-policy', body),
      await member.delete('/api/organization/update-policy'),
      await member.put(`/api/instances/${instanceId}/update-policy`, { policy: 'nightly' }),
    ];
    expect(answers.map(codeOf)).toEqual(answers.map(() => 'PERMISSION.DENIED'));
    for (const wrong of [24, -1, 2.5, '3', null]) {
      const refused = await owner.put('/api/organization/update-policy', { mode: 'auto', preferredHourUtc: wrong });
      expect(refused.status).toBe(422);
      expect(refused.body).toMatchObject({ errors: [{ field: 'preferredHourUtc' }] });
    }
    await owner.put('/api/organization/update-policy', { mode: 'paused', preferredHourUtc: 3 }).expect(422);
  });

  it("can be a bot's own, as long as its organisation chose nothing", async () => {
    const at = `/api/instances/${instanceId}/update-policy`;
    const wrong = await owner.put(at, { policy: 'cron:0 0 30 2 *' }).expect(422);
    expect(wrong.body).toMatchObject({ code: 'UPDATE_POLICY.INVALID', errors: [{ field: 'policy' }] });
    await owner.put(at, { policy: 'cron:30 2 * * 6' }).expect(204);
    const ofBot = async () => (await member.get(at).expect(200)).body as object;
    expect(await ofBot()).toMatchObject({ own: 'cron:30 2 * * 6', source: 'organization' });
    await owner.delete('/api/organization/update-policy').expect(204);
    expect(await ofBot()).toMatchObject({
      mode: 'auto',
      source: 'bot',
      timing: { kind: 'cron', expression: '30 2 * * 6' },
      opensAt: expect.any(String) as string,
    });
    await owner.put(at, { policy: null }).expect(204);
    expect(await ofBot()).toMatchObject({ mode: 'manual', source: 'default' });
    expect(await stranger.get(at).expect(404)).toMatchObject({ body: { code: 'INSTANCE.NOT_FOUND' } });
    await stranger.put(at, { policy: 'nightly' }).expect(404);
  });

  it('is overridden and reset by platform admins, which the organisation reads in its log', async () => {
    const at = `/api/admin/organizations/${orgId}/update-policy`;
    await owner.put(at, { mode: 'auto', preferredHourUtc: 4 }).expect(403);
    await admin.put(at, { mode: 'auto', preferredHourUtc: 4 }).expect(204);
    expect(await policy()).toMatchObject({ mode: 'auto', timing: { hourUtc: 4 }, source: 'organization' });
    await admin.delete(at).expect(204);
    expect((await admin.get(at).expect(200)).body).toMatchObject({ source: 'default' });
    const nobody = '/api/admin/organizations/00000000-0000-7000-8000-000000000000/update-policy';
    expect(codeOf(await admin.put(nobody, { mode: 'auto', preferredHourUtc: 4 }).expect(404))).toBe('ORG.NOT_FOUND');

    expect(await entries('update-policy.set')).toMatchObject([
      { actor: { type: 'platform-admin' }, after: { mode: 'auto', preferredHourUtc: 4 } },
      { actor: { type: 'user' }, after: { mode: 'auto', preferredHourUtc: 23 } },
    ]);
    expect(await entries('update-policy.reset')).toMatchObject([
      { actor: { type: 'platform-admin' }, before: { mode: 'auto', preferredHourUtc: 4 } },
      { actor: { type: 'user' }, before: { mode: 'auto', preferredHourUtc: 23 } },
    ]);
    expect(await entries('instance.update-policy-set')).toMatchObject([
      { before: { policy: 'cron:30 2 * * 6' }, after: { policy: null } },
      { before: { policy: null }, after: { policy: 'cron:30 2 * * 6' } },
    ]);
  });

  it('is paused for the whole installation by platform admins, and everybody is told', async () => {
    await owner.put('/api/admin/update-policy', { mode: 'paused' }).expect(403);
    await admin.put('/api/admin/update-policy', { mode: 'asleep' }).expect(422);
    await admin.put('/api/admin/update-policy', { mode: 'paused' }).expect(204);
    expect((await admin.get('/api/admin/update-policy').expect(200)).body).toEqual({
      mode: 'paused',
      changedAt: expect.any(String) as string,
      autoInstances: 0,
      manualInstances: 2,
      waitingUpdates: 0,
    });
    expect(await policy(member)).toMatchObject({ fleetMode: 'paused' });
    await admin.put('/api/admin/update-policy', { mode: 'auto' }).expect(204);
    const { items } = (await admin.get('/api/admin/audit?action=fleet-mode.set').expect(200)).body as {
      items: Entry[];
    };
    expect(items).toMatchObject([
      { before: { mode: 'paused' }, after: { mode: 'auto' } },
      { before: { mode: 'auto' }, after: { mode: 'paused' } },
    ]);
  });
});
