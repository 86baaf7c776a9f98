import { InstanceDirectory, type BotConnection } from '@moorage/contracts';
import { eventually } from '@moorage/kernel/testing';
import type { Actor } from './dsl/actor.ts';
import { TestApp } from './dsl/test-app.ts';

interface MemberBody {
  readonly id: string;
  readonly userId: string;
  readonly sync: { readonly state: string; readonly attempts: number; readonly lastError?: string }[];
}

describe("an organisation's members, in its bot", () => {
  let app: TestApp;
  let owner: Actor;
  let colleague: Actor;
  let instanceId: string;

  const statusIs = (status: string) =>
    eventually(async () => {
      const [instance] = (
        (await owner.get('/api/instances').expect(200)).body as {
          items: { id: string; status: string; step?: string }[];
        }
      ).items;
      if (instance?.status !== status || instance.step !== undefined) throw new Error(JSON.stringify(instance));
      return instance.id;
    });
  const member = async (who: Actor): Promise<MemberBody> => {
    const { items } = (await owner.get('/api/members?limit=100').expect(200)).body as { items: MemberBody[] };
    return items.find(({ userId }) => userId === who.me.userId)!;
  };
  const syncOf = async (who: Actor) => (await member(who)).sync[0];
  const isSynced = (who: Actor) =>
    eventually(async () => {
      const sync = await syncOf(who);
      if (sync?.state !== 'synced') throw new Error(JSON.stringify(sync));
      return true;
    });
  /** The bot's own list, asked as Moorage asks. */
  const connection = async (): Promise<BotConnection> =>
    (await app.running.app.get(InstanceDirectory).connection(instanceId))!;
  const inBot = async (): Promise<Record<string, string>> => {
    const { baseUrl, companyId, provisionSecret } = await connection();
    const answer = await fetch(`${baseUrl}/internal/members?companyId=${encodeURIComponent(companyId!)}`, {
      headers: { authorization: `Bearer ${provisionSecret}` },
    });
    const { members } = (await answer.json()) as { members: { userId: string; role: string; status: string }[] };
    return Object.fromEntries(
      members.filter(({ status }) => status === 'active').map(({ userId, role }) => [userId, role]),
    );
  };

  beforeAll(async () => {
    app = await TestApp.start();
    owner = (await app.aPerson('Olive Owner')).in('acme');
    await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201);
    instanceId = await statusIs('RUNNING');
    colleague = await app.joins(await app.aPerson('Carl Colleague'), owner);
  });
  afterAll(() => app.stop());

  it('are there from the start, and as they come', async () => {
    await isSynced(owner);
    await isSynced(colleague);
    expect(await inBot()).toEqual({ [owner.me.userId]: 'owner', [colleague.me.userId]: 'member' });
  });

  it('rise with their role', async () => {
    await owner.patch(`/api/members/${(await member(colleague)).id}/role`, { role: 'ADMIN' }).expect(200);
    await eventually(async () => (await inBot())[colleague.me.userId] === 'admin');
    await isSynced(colleague);
  });

  it('that changed while the bot was stopped are told when it is back, and that shows', async () => {
    await owner.post(`/api/instances/${instanceId}/stop`).expect(202);
    await statusIs('STOPPED');
    await owner.patch(`/api/members/${(await member(colleague)).id}/role`, { role: 'MEMBER' }).expect(200);
    await eventually(async () => (await syncOf(colleague))?.state === 'pending');
    await owner.post(`/api/instances/${instanceId}/start`).expect(202);
    await statusIs('RUNNING');
    await isSynced(colleague);
    expect((await inBot())[colleague.me.userId]).toBe('member');
  });

  it('are compared and repaired on demand, with a count', async () => {
    const { baseUrl, companyId, provisionSecret } = await connection();
    const tell = (path: string, body: object) =>
      fetch(`${baseUrl}/internal/members/${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${provisionSecret}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await tell('change-role', { companyId, userId: colleague.me.userId, role: 'admin' })).status).toBe(200);
    const nobody = '00000000-0000-7000-8000-00000000dead';
    expect(
      (
        await tell('add', {
          companyId,
          user: { id: nobody, email: 'nobody@example.test', name: 'Nobody' },
          role: 'member',
        })
      ).status,
    ).toBe(200);

    const report = { instanceId, compared: 3, added: 0, removed: 1, roleChanged: 1, unchanged: 1 };
    expect((await owner.post('/api/provisioning/reconcile').expect(200)).body).toEqual({ items: [report] });
    expect(await inBot()).toEqual({ [owner.me.userId]: 'owner', [colleague.me.userId]: 'member' });
    expect((await owner.post('/api/provisioning/reconcile').expect(200)).body).toEqual({
      items: [{ ...report, compared: 2, removed: 0, roleChanged: 0, unchanged: 2 }],
    });
  });

  it('are tried again, compared and shown by those who may', async () => {
    const { id } = await member(colleague);
    await owner.post(`/api/provisioning/members/${id}/retry`).expect(202);
    expect(
      (await owner.post('/api/provisioning/members/00000000-0000-7000-8000-00000000dead/retry')).body,
    ).toMatchObject({ status: 404, code: 'SYNC.NOT_FOUND' });
    expect((await owner.post('/api/provisioning/members/nonsense/retry')).body).toMatchObject({
      status: 404,
      code: 'SYNC.NOT_FOUND',
    });
    expect((await colleague.post(`/api/provisioning/members/${id}/retry`)).status).toBe(403);
    expect((await colleague.post('/api/provisioning/reconcile')).status).toBe(403);
    expect((await owner.post('/api/admin/provisioning/reconcile', {})).status).toBe(403);

    const stranger = (await app.aPerson('Sam Stranger')).in('globex');
    await stranger.post('/api/organizations', { name: 'Globex', slug: 'globex' }).expect(201);
    expect((await stranger.post(`/api/provisioning/members/${id}/retry`)).body).toMatchObject({
      status: 404,
      code: 'SYNC.NOT_FOUND',
    });
  });

  it('are gone from it when they are gone', async () => {
    await owner.post(`/api/members/${(await member(colleague)).id}/remove`).expect(204);
    await eventually(async () => !(colleague.me.userId in (await inBot())));
  });
});
