import request, { type Test } from 'supertest';
import type { Actor } from './dsl/actor.ts';
import { TestApp } from './dsl/test-app.ts';

interface NewKey {
  apiKey: { id: string; prefix: string; scopes: string[]; lastUsedAt?: string };
  secret: string;
}

/** Keys by which programs call: a person's act as the person does, an organisation's act in it alone. */
describe('API keys', () => {
  let app: TestApp;
  let person: Actor;
  beforeAll(async () => {
    app = await TestApp.start();
    person = await app.aPerson('Kim Keys');
  });
  afterAll(async () => {
    await app.stop();
  });

  /** A program's call: no cookie, no origin. */
  const call = (method: 'get' | 'post' | 'patch' | 'delete', path: string, secret: string, tenant?: string): Test => {
    const test = request(app.url)[method](path).set('authorization', `Bearer ${secret}`);
    return tenant === undefined ? test : test.set('x-tenant-id', tenant);
  };
  const createdBy = async (actor: Actor, path: string, scopes: string[]): Promise<NewKey> =>
    (await actor.post(path, { name: 'CI', scopes }).expect(201)).body as NewKey;

  it('show their secret once, and work until they are revoked', async () => {
    const { apiKey, secret } = await createdBy(person, '/api/me/api-keys', ['read']);
    expect(secret).toMatch(/^mrg_[\w-]{43}$/);
    expect(secret.startsWith(apiKey.prefix)).toBe(true);
    expect((await call('get', '/api/me', secret).expect(200)).body).toMatchObject({ email: person.me.email });
    const listed = await person.get('/api/me/api-keys').expect(200);
    expect(listed.body).toMatchObject({ items: [{ id: apiKey.id, prefix: apiKey.prefix, scopes: ['read'] }] });
    expect(JSON.stringify(listed.body)).not.toContain(secret);
    await person.delete(`/api/me/api-keys/${apiKey.id}`).expect(204);
    await call('get', '/api/me', secret).expect(401);
    await person.delete(`/api/me/api-keys/${apiKey.id}`).expect(404);
  });

  it('do what their scopes say, and no more', async () => {
    const { secret: reads } = await createdBy(person, '/api/me/api-keys', ['read']);
    const { secret: writes } = await createdBy(person, '/api/me/api-keys', ['write']);
    expect((await call('patch', '/api/me', reads).send({ name: 'Kim' }).expect(403)).body).toMatchObject({
      code: 'AUTH.SCOPE_MISSING',
    });
    await call('patch', '/api/me', writes).send({ name: 'Kim Keys' }).expect(200);
    await call('get', '/api/me', writes).expect(403);
    const { secret: admin } = await createdBy(person, '/api/me/api-keys', ['admin']);
    expect((await call('get', '/api/admin/people', admin).expect(403)).body).toMatchObject({
      code: 'AUTH.ADMIN_REQUIRED',
    });
  });

  it('make no credentials, so that none outgrows itself', async () => {
    const { secret } = await createdBy(person, '/api/me/api-keys', ['read', 'write', 'admin']);
    const refusals = [
      call('post', '/api/me/api-keys', secret).send({ name: 'x', scopes: ['admin'] }),
      call('get', '/api/me/api-keys', secret),
      call('get', '/api/me/sessions', secret),
      call('delete', '/api/me/sessions', secret),
      call('post', '/api/me/change-password', secret).send({ currentPassword: 'a', newPassword: 'b' }),
    ];
    for (const refusal of refusals)
      expect((await refusal.expect(403)).body).toMatchObject({ code: 'AUTH.SCOPE_MISSING' });
  });

  it.each(['mrg_unknown', '', 'x'.repeat(5000)])('refuse the key %.20s', async (secret) => {
    expect((await call('get', '/api/me', secret).expect(401)).body).toMatchObject({ code: 'AUTH.REQUIRED' });
  });

  it("of an organisation act in it alone, and are its admins' to manage", async () => {
    const owner = await app.aPerson('Olive Owner');
    await owner.post('/api/organizations', { name: 'Keyholders', slug: 'keyholders' }).expect(201);
    await owner.post('/api/organizations', { name: 'Others', slug: 'others' }).expect(201);
    const { apiKey, secret } = await createdBy(owner.in('keyholders'), '/api/api-keys', ['read', 'write']);
    await call('get', '/api/members', secret, 'keyholders').expect(200);
    expect((await call('get', '/api/members', secret, 'others').expect(404)).body).toMatchObject({
      code: 'TENANT.NOT_FOUND',
    });
    await call('get', '/api/me', secret).expect(403);
    await call('get', '/api/organizations', secret).expect(403);
    await call('post', '/api/api-keys', secret, 'keyholders')
      .send({ name: 'x', scopes: ['admin'] })
      .expect(403);

    await person.in('keyholders').get('/api/api-keys').expect(404);
    await owner.in('others').delete(`/api/api-keys/${apiKey.id}`).expect(404);
    await owner.delete(`/api/me/api-keys/${apiKey.id}`).expect(404);
    await owner.in('keyholders').delete(`/api/api-keys/${apiKey.id}`).expect(204);
    await call('get', '/api/members', secret, 'keyholders').expect(401);
  });
});
