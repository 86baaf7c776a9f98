import { eventually } from '@moorage/kernel/testing';
import { DataSource } from 'typeorm';
import type { Actor } from './dsl/actor.ts';
import { codeOf } from './dsl/problem-flaws.ts';
import { TestApp } from './dsl/test-app.ts';

interface Member {
  id: string;
  userId: string;
  name: string;
  email: string;
  role: string;
  status: string;
  holdsSeat: boolean;
}

/** Who belongs to an organisation, and who may change that. */
describe('members', () => {
  let app: TestApp;
  let owner: Actor;
  let operator: Actor;
  let org: string;
  let made = 0;

  beforeAll(async () => {
    app = await TestApp.start();
    operator = await app.aPerson('Otis Operator');
    await app.running.app
      .get(DataSource)
      .query('UPDATE users SET platform_admin = true WHERE id = $1', [operator.me.userId]);
  });
  afterAll(() => app.stop());

  beforeEach(async () => {
    org = `crew-${++made}`;
    owner = (await app.aPerson(`Olive Owner ${made}`)).in(org);
    await owner.post('/api/organizations', { name: 'Crew', slug: org }).expect(201);
  });

  /** Somebody who joined by an invitation, with a role. */
  const joined = async (
    name: string,
    role: string,
    address = `${name.toLowerCase().replace(' ', '.')}.${made}@example.test`,
  ): Promise<Actor & { readonly membershipId: string }> => {
    const person = await app.aPerson(`${name} ${made}`, address);
    await app.joins(person, operator.in(org), role);
    const actor = person.in(org);
    const membershipId = await idOf(actor);
    return Object.assign(actor, { membershipId });
  };
  const idOf = async (actor: Actor): Promise<string> =>
    ((await actor.get('/api/members/me').expect(200)).body as Member).id;
  const list = async (query = ''): Promise<Member[]> =>
    ((await owner.get(`/api/members${query}`).expect(200)).body as { items: Member[] }).items;

  it('are taken away as a file, whose cells no spreadsheet runs', async () => {
    await joined('=HYPERLINK("http://evil.example")', 'SUPPORT', `formula.${made}@example.test`);
    const zoe = await joined('Zoe, "the" Member', 'MEMBER', `zoe.${made}@example.test`);
    // More than one batch: they are read while they are sent.
    await app.running.app.get(DataSource).query(
      `INSERT INTO memberships (id, org_id, user_id, name, email, sort_name, search_text, role, role_order, status, revision, joined_at)
       SELECT gen_random_uuid(), o.id, gen_random_uuid(), 'Crowd ' || n, 'crowd-' || n || '@example.test', 'crowd ' || n, ' crowd',
              'SUPPORT', 6, 'SUSPENDED', 1, now()
         FROM organizations o, generate_series(1000, 2199) AS n WHERE o.slug = $1`,
      [org],
    );
    const answer = await owner.get('/api/members/export.csv').expect(200);
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.headers['content-disposition']).toMatch(new RegExp(`^attachment; filename="members-${org}-`));
    const lines = answer.text.split('\r\n');
    expect(lines[0]).toBe('membership_id,name,email,role,status,seat,joined_at,last_seen_at,in_the_bot');
    expect(lines).toHaveLength(1 + 3 + 1200 + 1);
    expect(new Set(lines).size).toBe(lines.length);
    expect(answer.text).toContain(`,"'=HYPERLINK(""http://evil.example"") ${made}",`);
    expect(answer.text).toContain(`,"Zoe, ""the"" Member ${made}",${zoe.me.email},MEMBER,ACTIVE,true,`);

    const filtered = await owner.get('/api/members/export.csv?role=MEMBER&sort=email').expect(200);
    expect(filtered.text.split('\r\n')).toHaveLength(3);
    const { items } = (await owner.get('/api/audit?action=member-list.exported').expect(200)).body as {
      items: { after: object }[];
    };
    expect(items.map(({ after }) => after)).toEqual([
      { role: 'MEMBER', sort: 'email', direction: 'asc' },
      { sort: 'name', direction: 'asc' },
    ]);
    expect(codeOf(await zoe.get('/api/members/export.csv').expect(403))).toBe('PERMISSION.DENIED');
    expect(codeOf(await owner.get('/api/members/export.csv?sort=shoe-size').expect(422))).toBe('REQUEST.INVALID');
  });

  it('are looked at one by one, also those who left', async () => {
    const zoe = await joined('Zoe Leaver', 'MEMBER');
    expect((await owner.get(`/api/members/${zoe.membershipId}`).expect(200)).body).toMatchObject({
      id: zoe.membershipId,
      role: 'MEMBER',
      status: 'ACTIVE',
      holdsSeat: true,
    });
    expect(codeOf(await zoe.get(`/api/members/${zoe.membershipId}`).expect(403))).toBe('PERMISSION.DENIED');
    await zoe.post('/api/members/me/leave').expect(204);
    expect((await owner.get(`/api/members/${zoe.membershipId}`).expect(200)).body).toMatchObject({ status: 'REMOVED' });
    const { items } = (await owner.get(`/api/audit?targetType=membership&targetId=${zoe.membershipId}`).expect(200))
      .body as { items: { action: string; actor: { id: string } }[] };
    expect(items.map(({ action, actor }) => [action, actor.id])).toEqual([
      ['member.left', zoe.me.userId],
      ['member.joined', zoe.me.userId],
    ]);
  });

  it('are listed, searched, filtered, sorted and paged', async () => {
    await joined('Zoe Member', 'MEMBER');
    await joined('Ada Manager', 'MANAGER');
    const names = (members: Member[]) => members.map(({ name }) => name.split(' ')[0]);
    expect(names(await list())).toEqual(['Ada', 'Olive', 'Zoe']);
    expect(names(await list('?sort=role'))).toEqual(['Olive', 'Ada', 'Zoe']);
    expect(names(await list('?sort=email&direction=desc'))).toEqual(['Zoe', 'Olive', 'Ada']);
    expect(names(await list('?search=ZOE'))).toEqual(['Zoe']);
    expect(names(await list('?role=MANAGER'))).toEqual(['Ada']);
    expect(names(await list('?status=REMOVED'))).toEqual([]);
    const first = (await owner.get('/api/members?limit=2').expect(200)).body as { nextCursor: string; total: number };
    expect(first.total).toBe(3);
    expect(names(await list(`?limit=2&cursor=${first.nextCursor}`))).toEqual(['Zoe']);
    for (const query of [
      'sort=lastname',
      'limit=0',
      'limit=101',
      'role=KING',
      'status=dead',
      'cursor=x',
      'surprise=1',
    ]) {
      await owner.get(`/api/members?${query}`).expect(422);
    }
  });

  it('are seen by those who oversee, not by everybody', async () => {
    for (const [role, status] of [
      ['MANAGER', 200],
      ['SUPPORT', 200],
      ['BILLING_ADMIN', 403],
      ['MEMBER', 403],
    ] as const) {
      await (await joined(`Someone ${role}`, role)).get('/api/members').expect(status);
    }
  });

  it('get their new rights with the next request, without signing in again', async () => {
    const member = await joined('Carl Colleague', 'MEMBER');
    await member.get('/api/members').expect(403);
    const changed = await owner.patch(`/api/members/${member.membershipId}/role`, { role: 'ADMIN' }).expect(200);
    expect(changed.body).toMatchObject({ id: member.membershipId, role: 'ADMIN', holdsSeat: false });
    await member.get('/api/members').expect(200);
    await owner.post(`/api/members/${member.membershipId}/remove`).expect(204);
    await member.get('/api/organization').expect(404);
    expect(await list('?status=REMOVED')).toMatchObject([{ id: member.membershipId }]);
  });

  it('may not raise themselves, nor touch a role at or above their own', async () => {
    const [admin, peer, member] = [
      await joined('Ann Admin', 'ADMIN'),
      await joined('Pat Peer', 'ADMIN'),
      await joined('Mo Member', 'MEMBER'),
    ];
    const ownerId = await idOf(owner);
    const change = (id: string, role: string) => admin.patch(`/api/members/${id}/role`, { role });
    expect(codeOf(await change(admin.membershipId, 'OWNER').expect(403))).toBe('MEMBER.SELF_ROLE_CHANGE');
    expect(codeOf(await change(peer.membershipId, 'MEMBER').expect(403))).toBe('MEMBER.ROLE_ABOVE_OWN');
    expect(codeOf(await change(ownerId, 'MEMBER').expect(403))).toBe('MEMBER.ROLE_ABOVE_OWN');
    expect(codeOf(await change(member.membershipId, 'ADMIN').expect(403))).toBe('ROLE.NOT_GRANTABLE');
    expect(codeOf(await change(member.membershipId, 'BILLING_ADMIN').expect(403))).toBe('ROLE.NOT_GRANTABLE');
    expect(codeOf(await admin.post(`/api/members/${ownerId}/remove`).expect(403))).toBe('MEMBER.ROLE_ABOVE_OWN');
    expect(codeOf(await admin.post(`/api/members/${peer.membershipId}/suspend`).expect(403))).toBe(
      'MEMBER.ROLE_ABOVE_OWN',
    );
    expect(codeOf(await member.patch(`/api/members/${admin.membershipId}/role`, { role: 'MEMBER' }).expect(403))).toBe(
      'PERMISSION.DENIED',
    );
    expect(
      codeOf(
        await admin.post('/api/organization/transfer-ownership', { membershipId: member.membershipId }).expect(403),
      ),
    ).toBe('PERMISSION.DENIED');
    await change(member.membershipId, 'MANAGER').expect(200);
    expect(codeOf(await admin.post('/api/members/me/step-down', { role: 'BILLING_ADMIN' }).expect(403))).toBe(
      'MEMBER.SELF_ROLE_CHANGE',
    );
    expect((await admin.post('/api/members/me/step-down', { role: 'MEMBER' }).expect(200)).body).toMatchObject({
      role: 'MEMBER',
      holdsSeat: true,
    });
  });

  it('keep one active owner, on every path', async () => {
    const ownerId = await idOf(owner);
    const paths: [Actor, 'post' | 'patch', string, object?][] = [
      [owner, 'post', '/api/members/me/leave'],
      [owner, 'post', '/api/members/me/step-down', { role: 'ADMIN' }],
      [owner, 'post', `/api/members/${ownerId}/remove`],
      [operator.in(org), 'post', `/api/members/${ownerId}/remove`],
      [operator.in(org), 'post', `/api/members/${ownerId}/suspend`],
      [operator.in(org), 'patch', `/api/members/${ownerId}/role`, { role: 'ADMIN' }],
    ];
    for (const [actor, method, path, body] of paths)
      expect(codeOf(await actor[method](path, body).expect(409))).toBe('ORG.LAST_OWNER');
    const heir = await joined('Hal Heir', 'MEMBER');
    await owner.post('/api/organization/transfer-ownership', { membershipId: heir.membershipId }).expect(204);
    expect((await owner.get('/api/members/me').expect(200)).body).toMatchObject({ role: 'ADMIN' });
    expect((await heir.get('/api/organization').expect(200)).body).toMatchObject({ role: 'OWNER' });
    await owner.post('/api/members/me/leave').expect(204);
    await owner.get('/api/organization').expect(404);
  });

  it('keep one of two owners who demote each other at once', async () => {
    const second = await joined('Sue Second', 'OWNER');
    const ownerId = await idOf(owner);
    const answers = await Promise.all([
      owner.patch(`/api/members/${second.membershipId}/role`, { role: 'MEMBER' }).then((r) => r.status),
      second.patch(`/api/members/${ownerId}/role`, { role: 'MEMBER' }).then((r) => r.status),
    ]);
    expect(answers.toSorted()).toEqual([200, 403]);
    const { items } = (await operator.in(org).get('/api/members?role=OWNER').expect(200)).body as { items: Member[] };
    expect(items).toHaveLength(1);
  });

  it('are shut out while suspended, and free their seat', async () => {
    const member = await joined('Mo Member', 'MEMBER');
    const seats = async () =>
      ((await owner.get('/api/organization').expect(200)).body as { seats: { used: number } }).seats.used;
    expect(await seats()).toBe(1);
    await owner.post(`/api/members/${member.membershipId}/suspend`).expect(204);
    await member.get('/api/organization').expect(404);
    expect(await seats()).toBe(0);
    expect(codeOf(await owner.post(`/api/members/${member.membershipId}/suspend`).expect(409))).toBe(
      'MEMBER.TRANSITION_NOT_ALLOWED',
    );
    await owner.post(`/api/members/${member.membershipId}/reactivate`).expect(204);
    await member.get('/api/organization').expect(200);
    expect(await seats()).toBe(1);
  });

  it('are nothing to other organisations', async () => {
    const member = await joined('Mo Member', 'MEMBER');
    const stranger = (await app.aPerson(`Sam Stranger ${made}`)).in(`${org}-else`);
    await stranger.post('/api/organizations', { name: 'Else', slug: `${org}-else` }).expect(201);
    for (const id of [member.membershipId, '00000000-0000-7000-8000-000000000000', 'no-uuid']) {
      expect(codeOf(await stranger.post(`/api/members/${id}/remove`).expect(404))).toBe('MEMBER.NOT_FOUND');
      expect(codeOf(await stranger.patch(`/api/members/${id}/role`, { role: 'SUPPORT' }).expect(404))).toBe(
        'MEMBER.NOT_FOUND',
      );
    }
    const { items } = (await stranger.get(`/api/members?search=${encodeURIComponent(member.me.email)}`).expect(200))
      .body as { items: Member[] };
    expect(items).toEqual([]);
    expect(await list()).toHaveLength(2);
  });

  it('follow the name of the person', async () => {
    const member = await joined('Mo Member', 'MEMBER');
    await member.patch('/api/me', { name: 'Maud Married' }).expect(200);
    await eventually(async () => (await list('?search=maud')).length === 1);
  });
});
