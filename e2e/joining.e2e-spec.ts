import type { Actor } from './dsl/actor.ts';
import { loseDomain, proveDomain } from './dsl/proven-domain.ts';
import { codeOf } from './dsl/problem-flaws.ts';
import { TestApp } from './dsl/test-app.ts';
import { promote } from './dsl/two-organisations.ts';

interface MyRequests {
  offer?: { orgId: string; orgName: string; domain: string; invited: boolean };
  items: { id: string; orgName: string; status: string; reason?: string }[];
}
interface Listed {
  items: { id: string; name: string; email: string; status: string; decidedBy?: string; reason?: string }[];
  open: number;
}

/** The way in by the domain of one's own address. */
describe('joining by a verified domain', () => {
  let app: TestApp;
  let owner: Actor;
  let orgId: string;
  let org: string;
  let made = 0;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    org = `harbour-${++made}`;
    owner = (await app.aPerson(`Hanna Owner ${made}`)).in(org);
    ({ id: orgId } = (await owner.post('/api/organizations', { name: 'Harbour', slug: org }).expect(201)).body as {
      id: string;
    });
    await proveDomain(app, orgId, `${org}.example`);
  });

  const colleague = (name: string): Promise<Actor> =>
    app.aPerson(name, `${name.toLowerCase().replace(' ', '.')}@${org}.example`);
  const mine = async (person: Actor): Promise<MyRequests> =>
    (await person.get('/api/me/join-requests').expect(200)).body as MyRequests;
  const ask = async (person: Actor): Promise<string> =>
    ((await person.post('/api/me/join-requests', { orgId }).expect(200)).body as { requestId: string }).requestId;
  const listed = async (query = ''): Promise<Listed> =>
    (await owner.get(`/api/join-requests${query}`).expect(200)).body as Listed;
  const join = async (name: string, role: string): Promise<Actor> => {
    return app.joins(await app.aPerson(`${name} ${made}`), owner, role);
  };

  it('begins with an offer, and ends with a membership', async () => {
    const kim = await colleague('Kim Reed');
    expect(await mine(kim)).toEqual({
      offer: { orgId, orgName: 'Harbour', domain: `${org}.example`, invited: false },
      items: [],
    });
    const id = await ask(kim);
    expect(await ask(kim)).toBe(id);
    expect(await listed()).toMatchObject({
      items: [{ id, name: 'Kim Reed', email: kim.me.email, status: 'PENDING' }],
      open: 1,
    });
    await owner.post(`/api/join-requests/${id}/approve`, {}).expect(204);
    expect((await kim.in(org).get('/api/members/me').expect(200)).body).toMatchObject({
      role: 'MEMBER',
      status: 'ACTIVE',
      holdsSeat: true,
    });
    const { offer, items } = await mine(kim);
    expect(offer).toBeUndefined();
    expect(items).toMatchObject([{ id, orgName: 'Harbour', status: 'APPROVED' }]);
    expect(codeOf(await kim.post('/api/me/join-requests', { orgId }).expect(409))).toBe('JOIN_REQUEST.ALREADY_MEMBER');
  });

  it('is decided once, by whoever is first', async () => {
    const admin = await join('Adam Admin', 'ADMIN');
    const id = await ask(await colleague('Lee Short'));
    const answers = await Promise.all([
      owner.post(`/api/join-requests/${id}/approve`, { role: 'SUPPORT' }),
      admin.post(`/api/join-requests/${id}/decline`, { reason: 'Not here' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    expect(codeOf(answers.find(({ status }) => status === 409)!)).toBe('JOIN_REQUEST.ALREADY_DECIDED');
  });

  it('is declined with a reason that the person reads, or withdrawn by them', async () => {
    const kim = await colleague('Kay Lock');
    const first = await ask(kim);
    expect(codeOf(await owner.post(`/api/join-requests/${first}/decline`, { reason: ' ' }).expect(422))).toBe(
      'REQUEST.INVALID',
    );
    await owner.post(`/api/join-requests/${first}/decline`, { reason: 'Use your own account.' }).expect(204);
    expect((await mine(kim)).items).toMatchObject([{ status: 'DECLINED', reason: 'Use your own account.' }]);
    const second = await ask(kim);
    await kim.post(`/api/me/join-requests/${second}/withdraw`).expect(204);
    expect(await listed('?sort=asked&direction=asc')).toMatchObject({
      items: [
        { id: first, status: 'DECLINED', decidedBy: owner.me.name },
        { id: second, status: 'WITHDRAWN' },
      ],
      open: 0,
    });
    expect((await listed('?status=DECLINED&search=KAY')).items).toHaveLength(1);
    expect((await listed('?search=nobody')).items).toEqual([]);
  });

  it('is open to nobody else', async () => {
    const stranger = await app.aPerson(`Sam Stranger ${made}`);
    expect(await mine(stranger)).toEqual({ items: [] });
    expect(codeOf(await stranger.post('/api/me/join-requests', { orgId }).expect(404))).toBe('ORG.NOT_FOUND');
    const below = await app.aPerson(`Ben Below ${made}`, `ben@sub.${org}.example`);
    expect((await mine(below)).offer).toBeUndefined();
    const id = await ask(await colleague('Nele Nott'));
    expect(codeOf(await stranger.post(`/api/me/join-requests/${id}/withdraw`).expect(404))).toBe(
      'JOIN_REQUEST.NOT_FOUND',
    );
    const manager = await join('Mona Manager', 'MANAGER');
    expect(codeOf(await manager.get('/api/join-requests').expect(403))).toBe('PERMISSION.DENIED');
    expect(codeOf(await manager.post(`/api/join-requests/${id}/approve`, {}).expect(403))).toBe('PERMISSION.DENIED');
  });

  it('is not offered by somebody’s personal organisation, which takes nobody', async () => {
    const loner = await app.aPerson(`Lou Loner ${made}`);
    const own = (await loner.post('/api/me/personal-organization').expect(200)).body as { id: string };
    await proveDomain(app, own.id, `loner-${made}.example`);
    const beside = await app.aPerson(`Bea Beside ${made}`, `bea@loner-${made}.example`);
    expect(await mine(beside)).toEqual({ items: [] });
    expect(codeOf(await beside.post('/api/me/join-requests', { orgId: own.id }).expect(409))).toBe('ORG.PERSONAL');
    await loner.in(own.id).post('/api/organization/convert-to-team').expect(200);
    expect((await mine(beside)).offer).toMatchObject({ orgId: own.id });
  });

  it('sends the link again to whoever was invited, and keeps to the seats', async () => {
    const ivy = await colleague('Ivy Invited');
    await owner.post('/api/invitations', { emails: [ivy.me.email], role: 'SUPPORT' }).expect(200);
    expect((await mine(ivy)).offer).toMatchObject({ invited: true });
    expect((await ivy.post('/api/me/join-requests', { orgId }).expect(200)).body).toEqual({ outcome: 'invited' });

    const id = await ask(await colleague('Sid Seatless'));
    const operator = await app.aPerson(`Otto Operator ${made}`);
    await promote(app, operator);
    await operator.put(`/api/admin/organizations/${orgId}/seats`, { total: 0 }).expect(204);
    expect(codeOf(await owner.post(`/api/join-requests/${id}/approve`, {}).expect(403))).toBe('ORG.SEAT_LIMIT_REACHED');
    await owner.post(`/api/join-requests/${id}/approve`, { role: 'SUPPORT' }).expect(204);
  });

  it('can’t be approved once the domain is lost, or changed while the organisation is suspended', async () => {
    const kim = await colleague('Kit Left');
    const id = await ask(kim);
    await loseDomain(app, `${org}.example`);
    expect(codeOf(await owner.post(`/api/join-requests/${id}/approve`, {}).expect(409))).toBe(
      'JOIN_REQUEST.DOMAIN_NOT_VERIFIED',
    );
    expect((await mine(kim)).offer).toBeUndefined();
    await proveDomain(app, orgId, `${org}.example`);
    const operator = await app.aPerson(`Olga Operator ${made}`);
    await promote(app, operator);
    await operator.post(`/api/admin/organizations/${orgId}/suspend`, { reason: 'Unpaid' }).expect(204);
    expect(codeOf(await owner.post(`/api/join-requests/${id}/approve`, {}).expect(403))).toBe('ORG.SUSPENDED');
    const late = await colleague('Lea Late');
    expect((await mine(late)).offer).toBeUndefined();
    expect(codeOf(await late.post('/api/me/join-requests', { orgId }).expect(403))).toBe('ORG.SUSPENDED');
  });
});
