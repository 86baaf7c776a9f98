import { MemoryProvisionTarget } from '../testing/memory-provision-target.ts';
import { createProvisionRoutes } from './provision-routes.ts';

const SECRET = 's3cret';
const adminUser = { id: 'u-ada', email: 'ada@acme.test', name: 'Ada' };
const tenant = { tenantId: 't-1', tenantName: 'Acme', adminUser };

function given(target = new MemoryProvisionTarget()) {
  const errors: unknown[] = [];
  const routes = createProvisionRoutes({ secret: SECRET, target, onError: (error) => errors.push(error) });
  const call = async (method: string, url: string, body: unknown = '', authorization = `Bearer ${SECRET}`) => {
    const readBody = async () => (typeof body === 'string' ? body : JSON.stringify(body));
    const answer = await routes({ method, url, authorization, readBody });
    return { status: answer?.status, body: answer?.body as Record<string, unknown> | undefined };
  };
  const provisioned = async () => (await call('POST', '/internal/provision', tenant)).body!.tenantEntityId as string;
  return { target, errors, call, provisioned };
}

describe('the provision routes', () => {
  it('refuse to be made with an empty secret', () => {
    expect(() => createProvisionRoutes({ secret: ' ', target: new MemoryProvisionTarget() })).toThrow(/empty/);
  });

  it('provision a tenant once: 201, then 200 with the same ids', async () => {
    const { call } = given();

    const first = await call('POST', '/internal/provision', tenant);
    const again = await call('POST', '/internal/provision', tenant);

    expect(first).toEqual({ status: 201, body: { tenantEntityId: expect.any(String), adminUserId: 'u-ada' } });
    expect(again).toEqual({ status: 200, body: first.body });
  });

  it('remove a company, again without complaint, but not one that never was', async () => {
    const { call, provisioned } = given();
    const tenantEntityId = await provisioned();

    for (let i = 0; i < 2; i += 1) {
      expect(await call('DELETE', '/internal/provision', { tenantEntityId })).toMatchObject({ status: 200 });
    }
    expect(await call('DELETE', '/internal/provision', { tenantEntityId: 'never' })).toMatchObject({ status: 404 });
    expect(await call('GET', `/internal/members?companyId=${tenantEntityId}`)).toMatchObject({ status: 404 });
  });

  it('add, change, list and remove members, each the same when said twice', async () => {
    const { call, provisioned } = given();
    const companyId = await provisioned();
    const ben = { id: 'u-ben', email: 'ben@acme.test' };
    const members = async () =>
      (await call('GET', `/internal/members?companyId=${encodeURIComponent(companyId)}`)).body;
    const twice = async (path: string, body: object) => {
      for (let i = 0; i < 2; i += 1) {
        expect(await call('POST', path, body)).toEqual({ status: 200, body: { ok: true } });
      }
    };

    await twice('/internal/members/add', { companyId, user: ben, role: 'member' });
    expect(await members()).toEqual({
      members: [
        { userId: 'u-ada', role: 'owner', status: 'active' },
        { userId: 'u-ben', role: 'member', status: 'active' },
      ],
    });
    await twice('/internal/members/change-role', { companyId, userId: 'u-ben', role: 'admin' });
    expect(await members()).toMatchObject({ members: [{}, { userId: 'u-ben', role: 'admin' }] });
    await twice('/internal/members/remove', { companyId, userId: 'u-ben' });
    await twice('/internal/members/erase', { companyId, userId: 'u-ben', pseudonym: 'Former member 1' });
    expect(await members()).toMatchObject({ members: [{ userId: 'u-ada' }] });
  });

  it('answer 409 for the last owner, and 404 for a role of no member', async () => {
    const { call, provisioned } = given();
    const companyId = await provisioned();

    expect(await call('POST', '/internal/members/remove', { companyId, userId: 'u-ada' })).toMatchObject({
      status: 409,
      body: { error: { code: 'last_owner' } },
    });
    const role = { companyId, userId: 'u-nobody', role: 'admin' };
    expect(await call('POST', '/internal/members/change-role', role)).toMatchObject({
      status: 404,
      body: { error: { code: 'unknown_member' } },
    });
  });

  it('answer health to anyone', async () => {
    const { call } = given();

    expect(await call('GET', '/internal/provision/health', '', '')).toEqual({
      status: 200,
      body: { ok: true, protocolVersion: 1, managed: true },
    });
  });

  it.each([
    ['POST', '/internal/provision'],
    ['DELETE', '/internal/provision'],
    ['GET', '/internal/members?companyId=c'],
    ['POST', '/internal/members/add'],
    ['POST', '/internal/members/remove'],
    ['POST', '/internal/members/change-role'],
    ['POST', '/internal/members/erase'],
    ['POST', '/internal/drain'],
    ['DELETE', '/internal/drain'],
  ])('answer 401 to %s %s without the bearer, before the body is read', async (method, url) => {
    const routes = createProvisionRoutes({ secret: SECRET, target: new MemoryProvisionTarget() });
    const readBody = () => Promise.reject(new Error('read'));

    for (const authorization of [undefined, 'Bearer wrong']) {
      expect(await routes({ method, url, authorization, readBody })).toMatchObject({ status: 401 });
    }
  });

  it.each<[string, unknown, string]>([
    ['/internal/provision', 'not json', 'body'],
    ['/internal/provision', [], 'body'],
    ['/internal/provision', { ...tenant, tenantId: undefined }, 'tenantId'],
    ['/internal/provision', { ...tenant, tenantName: '' }, 'tenantName'],
    ['/internal/provision', { ...tenant, tenantName: 'x'.repeat(201) }, 'tenantName'],
    ['/internal/provision', { ...tenant, adminUser: null }, 'adminUser'],
    ['/internal/provision', { ...tenant, adminUser: { ...adminUser, id: 7 } }, 'adminUser.id'],
    ['/internal/provision', { ...tenant, adminUser: { ...adminUser, email: 'nowhere' } }, 'adminUser.email'],
    ['/internal/provision', { ...tenant, adminUser: { ...adminUser, name: 7 } }, 'adminUser.name'],
    ['/internal/members/add', { companyId: 'c', user: adminUser, role: 'king' }, 'role'],
    ['/internal/members/remove', { companyId: 'c' }, 'userId'],
    ['/internal/members/change-role', { companyId: 'c', userId: 'u' }, 'role'],
    ['/internal/members/erase', { companyId: 'c', userId: 'u' }, 'pseudonym'],
  ])('answer 422 to POST %s %j, naming %s', async (path, body, field) => {
    const { call } = given();

    expect(await call('POST', path, body)).toMatchObject({ status: 422, body: { error: { field } } });
  });

  it('answer 422 to a list without a company, 405 to a wrong method, 404 to a drain the bot hasn’t', async () => {
    const { call } = given();

    expect(await call('GET', '/internal/members')).toMatchObject({
      status: 422,
      body: { error: { field: 'companyId' } },
    });
    expect(await call('PUT', '/internal/provision')).toMatchObject({ status: 405 });
    expect(await call('POST', '/internal/drain', { deadlineSeconds: 5 })).toMatchObject({ status: 404 });
  });

  it('drain and resume where the bot can', async () => {
    const heard: unknown[] = [];
    const target = Object.assign(new MemoryProvisionTarget(), {
      drain: async (seconds: number) => void heard.push(seconds),
      resume: async () => void heard.push('resume'),
    });
    const { call } = given(target);

    expect(await call('POST', '/internal/drain', { deadlineSeconds: 'soon' })).toMatchObject({ status: 422 });
    expect(await call('POST', '/internal/drain', { deadlineSeconds: 5 })).toMatchObject({ status: 202 });
    expect(await call('DELETE', '/internal/drain')).toMatchObject({ status: 202 });
    expect(heard).toEqual([5, 'resume']);
  });

  it('answer 500 without a word of the failure, and report it', async () => {
    const target = new MemoryProvisionTarget();
    target.listMembers = () => Promise.reject(new Error('disk on fire'));
    const { call, errors } = given(target);

    const answer = await call('GET', '/internal/members?companyId=c');

    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body)).not.toContain('fire');
    expect(errors).toHaveLength(1);
  });

  it('leave every other request to the bot', async () => {
    const { call } = given();

    expect(await call('GET', '/internal/other')).toEqual({ status: undefined, body: undefined });
    expect(await call('GET', '/')).toEqual({ status: undefined, body: undefined });
    expect(await call('GET', '//')).toEqual({ status: undefined, body: undefined });
  });
});
