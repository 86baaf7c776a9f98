import { DataSource } from 'typeorm';
import { eventually } from '@moorage/kernel/testing';
import type { Actor } from './dsl/actor.ts';
import { TestApp } from './dsl/test-app.ts';

interface Problem {
  code: string;
  errors?: { field: string }[];
}

/** Making an organisation, choosing it by the header, and what the operator does with it. */
describe('organisations', () => {
  let app: TestApp;
  let owner: Actor;
  let operator: Actor;

  beforeAll(async () => {
    app = await TestApp.start();
    owner = await app.aPerson('Olive Owner');
    operator = await app.aPerson('Otis Operator');
    await app.running.app
      .get(DataSource)
      .query('UPDATE users SET platform_admin = true WHERE id = $1', [operator.me.userId]);
  });
  afterAll(() => app.stop());

  const problemOf = ({ body }: { body: unknown }): Problem => body as Problem;
  const anOrg = async (slug: string, by: Actor = owner): Promise<{ id: string; botUrl: string }> =>
    (await by.post('/api/organizations', { name: `The ${slug} company`, slug }).expect(201)).body as {
      id: string;
      botUrl: string;
    };

  it('are made by whoever is signed in, who owns them then', async () => {
    await app.visitor().post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(401);
    const { body } = await owner.post('/api/organizations', { name: ' Acme  ', slug: 'acme' }).expect(201);
    expect(body).toMatchObject({ slug: 'acme', name: 'Acme', status: 'ACTIVE', role: 'OWNER' });
    expect((await owner.get('/api/organizations').expect(200)).body).toMatchObject({
      items: [{ slug: 'acme', role: 'OWNER' }],
    });
    const details = (await owner.in('acme').get('/api/organization').expect(200)).body as {
      id: string;
      permissions: string[];
    };
    expect(details).toMatchObject({
      slug: 'acme',
      role: 'OWNER',
      seats: { used: 0, total: null },
      membershipId: expect.any(String) as string,
    });
    expect(details.permissions).toContain('org:delete');
    expect((await owner.in(details.id).get('/api/organization').expect(200)).body).toEqual(details);
  });

  it.each([
    ['аcme', 'ORG.SLUG_INVALID'], // Cyrillic а
    ['ａｃｍｅ', 'ORG.SLUG_INVALID'], // full width: NFKC would make it "acme"
    ['ac\u200bme', 'ORG.SLUG_INVALID'],
    ['ACME', 'ORG.SLUG_INVALID'],
    ['ab', 'ORG.SLUG_INVALID'],
    ['a'.repeat(49), 'ORG.SLUG_INVALID'],
    ['-acme', 'ORG.SLUG_INVALID'],
    ['acme-', 'ORG.SLUG_INVALID'],
    ['xn--80ak6aa92e', 'ORG.SLUG_INVALID'],
    ['acme\n', 'ORG.SLUG_INVALID'],
    ['admin', 'ORG.SLUG_RESERVED'],
    ['acme', 'ORG.SLUG_TAKEN'],
  ])('refuse the address %j with %s, at its field', async (slug, code) => {
    const refused = problemOf(
      await owner.post('/api/organizations', { name: 'Another', slug }).expect('content-type', /problem\+json/),
    );
    expect(refused).toMatchObject({ code, errors: [{ field: 'slug' }] });
    const hint = await owner.get(`/api/organizations/slug-availability?slug=${encodeURIComponent(slug)}`).expect(200);
    expect(hint.body).toEqual({ available: false, reason: code });
  });

  it.each(['', '   ', 'x'.repeat(129), 'Ac\u200bme', 'Ac\u202eme'])(
    'refuse the name %j, at its field',
    async (name) => {
      const refused = problemOf(await owner.post('/api/organizations', { name, slug: 'never-made' }).expect(422));
      expect(refused).toMatchObject({ code: 'ORG.NAME_INVALID', errors: [{ field: 'name' }] });
    },
  );

  it('refuse wrong types and unknown fields, at their fields', async () => {
    const refused = problemOf(
      await owner.post('/api/organizations', { name: 7, slug: ['acme'], status: 'ACTIVE' }).expect(422),
    );
    expect(refused.code).toBe('REQUEST.INVALID');
    expect(refused.errors?.map(({ field }) => field).toSorted()).toEqual(['name', 'slug', 'status']);
  });

  it('give one address to one of two who claim it at once', async () => {
    const claims = await Promise.all(
      ['First', 'Second', 'Third'].map((name) =>
        owner.post('/api/organizations', { name, slug: 'claimed' }).then((r) => r),
      ),
    );
    expect(claims.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect(claims.filter(({ status }) => status === 409).map((r) => problemOf(r).code)).toEqual([
      'ORG.SLUG_TAKEN',
      'ORG.SLUG_TAKEN',
    ]);
  });

  it('are selected by the header, and are nothing to strangers', async () => {
    const { id } = await anOrg('quiet-bay');
    const stranger = await app.aPerson('Sam Stranger');
    expect(problemOf(await owner.get('/api/organization').expect(400)).code).toBe('TENANT.REQUIRED');
    const answers = await Promise.all(
      ['quiet-bay', id, 'unknown-place', '00000000-0000-7000-8000-000000000000', "'", '%'].map((tenant) =>
        stranger.in(tenant).get('/api/organization').expect(404),
      ),
    );
    // A foreign organisation and one that isn't there can't be told apart.
    const told = answers.map((answer) => ({ ...problemOf(answer), requestId: '' }));
    told.forEach((problem) => expect(problem).toEqual(told[0]));
    expect((await stranger.get('/api/organizations').expect(200)).body).toEqual({ items: [] });
  });

  it('change their name by those who may', async () => {
    await anOrg('renamed');
    expect(
      (await owner.in('renamed').patch('/api/organization', { name: 'Renamed Ltd' }).expect(200)).body,
    ).toMatchObject({ name: 'Renamed Ltd' });
    expect(problemOf(await owner.in('renamed').patch('/api/organization', { name: '' }).expect(422)).code).toBe(
      'ORG.NAME_INVALID',
    );
  });

  it('say who may do what', async () => {
    const { items } = (await owner.in('acme').get('/api/roles').expect(200)).body as {
      items: { role: string; permissions: string[]; grantableByMe: boolean }[];
    };
    const of = (role: string) => items.find((item) => item.role === role)!;
    expect(items.map(({ role }) => role)).toEqual([
      'OWNER',
      'ADMIN',
      'BILLING_ADMIN',
      'MANAGER',
      'PUBLISHER',
      'MEMBER',
      'SUPPORT',
    ]);
    expect(of('BILLING_ADMIN').permissions).toContain('wallet:top-up');
    expect(of('ADMIN').permissions).not.toContain('wallet:top-up');
    expect(of('ADMIN').grantableByMe).toBe(true);
  });

  it('are listed, limited and suspended by the operator alone', async () => {
    const { id } = await anOrg('watched');
    const path = `/api/admin/organizations/${id}`;
    for (const call of [
      owner.get('/api/admin/organizations'),
      owner.post(`${path}/suspend`, { reason: 'x' }),
      owner.put(`${path}/seats`, { total: 1 }),
    ]) {
      expect(problemOf(await call.expect(403)).code).toBe('AUTH.ADMIN_REQUIRED');
    }
    await operator.put(`${path}/seats`, { total: 5 }).expect(204);
    await operator.put(`${path}/seats`, { total: -1 }).expect(422);
    await operator.put(`${path}/seats`, {}).expect(422);
    await operator.post(`${path}/suspend`, {}).expect(422);
    await operator.post(`${path}/suspend`, { reason: 'Unpaid invoices' }).expect(204);
    expect(problemOf(await operator.post(`${path}/suspend`, { reason: 'Again' }).expect(409)).code).toBe(
      'ORG.TRANSITION_NOT_ALLOWED',
    );
    expect((await operator.get('/api/admin/organizations?search=watched').expect(200)).body).toMatchObject({
      items: [
        {
          id,
          slug: 'watched',
          status: 'SUSPENDED',
          statusReason: 'Unpaid invoices',
          members: 1,
          seatsUsed: 0,
          seatsTotal: 5,
        },
      ],
    });

    // Members may still look, and learn why they can't do more.
    expect((await owner.in('watched').get('/api/organization').expect(200)).body).toMatchObject({
      status: 'SUSPENDED',
      statusReason: 'Unpaid invoices',
    });
    expect(problemOf(await owner.in('watched').patch('/api/organization', { name: 'x' }).expect(403)).code).toBe(
      'ORG.SUSPENDED',
    );

    await operator.post(`${path}/reactivate`).expect(204);
    await owner.in('watched').patch('/api/organization', { name: 'Back again' }).expect(200);
    for (const unknown of ['00000000-0000-7000-8000-000000000000', 'no-uuid']) {
      expect(problemOf(await operator.post(`/api/admin/organizations/${unknown}/reactivate`).expect(404)).code).toBe(
        'ORG.NOT_FOUND',
      );
    }
  });

  it('let the operator in as owner, without making them a member', async () => {
    const { body } = await operator.in('acme').get('/api/organization').expect(200);
    expect(body).toMatchObject({ role: 'OWNER' });
    expect(body).not.toHaveProperty('membershipId');
    expect(problemOf(await operator.in('acme').get('/api/members/me').expect(404)).code).toBe('MEMBER.NOT_FOUND');
    expect((await operator.get('/api/organizations').expect(200)).body).toEqual({ items: [] });
  });
});

describe('an organisation that waits to be verified', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start({ environment: { ORG_VERIFICATION_REQUIRED: 'true' } });
  });
  afterAll(() => app.stop());

  it('gets its instance when the operator lets it in, and no second one after a suspension', async () => {
    const owner = (await app.aPerson('Olive Owner')).in('acme');
    const operator = await app.aPerson('Otis Operator');
    const database = app.running.app.get(DataSource);
    await database.query('UPDATE users SET platform_admin = true WHERE id = $1', [operator.me.userId]);
    const { body } = await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201);
    const path = `/api/admin/organizations/${(body as { id: string }).id}`;
    // Jobs are written with what asks for them: none is on its way either.
    const asked = async () =>
      (
        await database.query<{ state: string }[]>(
          `SELECT state::text FROM pgboss.job WHERE name LIKE 'fleet.create-instance%'`,
        )
      ).map(({ state }) => state);
    const instances = async () =>
      ((await owner.get('/api/instances').expect(200)).body as { items: { slug: string }[] }).items;
    expect(await asked()).toEqual([]);
    expect(await instances()).toEqual([]);

    await operator.post(`${path}/approve`).expect(204);
    await eventually(async () => (await instances()).length === 1);
    await operator.post(`${path}/suspend`, { reason: 'Unpaid' }).expect(204);
    await operator.post(`${path}/reactivate`).expect(204);
    await eventually(async () => (await asked()).join() === 'completed');
    expect(await instances()).toHaveLength(1);
  });
});
