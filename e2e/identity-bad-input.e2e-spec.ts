import request from 'supertest';
import { onDatabase } from './dsl/on-database.ts';
import { TestApp, passwordOfEveryone } from './dsl/test-app.ts';
import type { Actor } from './dsl/actor.ts';

type Method = 'get' | 'post' | 'patch' | 'delete';
const nobody = '00000000-0000-7000-8000-000000000000';
const email = 'kim@example.test';

/** Whatever is sent, the answer is a problem with a code and the field, and nothing of the inside. */
describe("bad input at the account's doors", () => {
  let app: TestApp;
  let person: Actor;
  beforeAll(async () => {
    app = await TestApp.start();
    person = await app.aPerson('Bea Bad');
  });
  afterAll(async () => {
    await app.stop();
  });
  afterEach(() => onDatabase(app.databaseUrl, (client) => client.query('DELETE FROM rate_limits')));

  const send = (method: Method, path: string, body?: unknown) => {
    if (method === 'get') return person.get(path);
    if (method === 'delete') return person.delete(path);
    return method === 'post' ? person.post(path, body as object) : person.patch(path, body as object);
  };

  it.each<[Method, string, unknown, number, string, string | null]>([
    // wrong types, missing and unknown fields
    ['post', '/api/auth/sign-up', {}, 422, 'REQUEST.INVALID', 'email'],
    ['post', '/api/auth/sign-up', [], 422, 'REQUEST.INVALID', null],
    ['post', '/api/auth/sign-up', { email, name: 'Kim', password: 123456789012 }, 422, 'REQUEST.INVALID', 'password'],
    [
      'post',
      '/api/auth/sign-up',
      { email, name: ['Kim'], password: passwordOfEveryone },
      422,
      'REQUEST.INVALID',
      'name',
    ],
    [
      'post',
      '/api/auth/sign-up',
      { email, name: 'Kim', password: passwordOfEveryone, platformAdmin: true },
      422,
      'REQUEST.INVALID',
      'platformAdmin',
    ],
    ['post', '/api/auth/sign-in', { email: { $ne: '' }, password: 'x' }, 422, 'REQUEST.INVALID', 'email'],
    ['post', '/api/auth/sign-in', { email, password: null }, 422, 'REQUEST.INVALID', 'password'],
    ['post', '/api/auth/sign-in', { email, password: 'x'.repeat(1025) }, 422, 'REQUEST.INVALID', 'password'],
    ['post', '/api/auth/forgot-password', { email: 42 }, 422, 'REQUEST.INVALID', 'email'],
    ['patch', '/api/me', { name: 'Kim', email: 'eve@example.test' }, 422, 'REQUEST.INVALID', 'email'],
    ['patch', '/api/me', {}, 422, 'REQUEST.INVALID', 'name'],
    ['patch', '/api/me', { name: '\u0000' }, 422, 'REQUEST.INVALID', 'name'],
    ['post', '/api/me/api-keys', { name: 'CI', scopes: [] }, 422, 'REQUEST.INVALID', 'scopes'],
    ['post', '/api/me/api-keys', { name: 'CI', scopes: ['root'] }, 422, 'REQUEST.INVALID', 'scopes'],
    ['post', '/api/me/api-keys', { name: 'CI', scopes: ['read', 'read'] }, 422, 'REQUEST.INVALID', 'scopes'],
    [
      'post',
      '/api/me/api-keys',
      { name: 'CI', scopes: ['read'], expiresInDays: 0 },
      422,
      'REQUEST.INVALID',
      'expiresInDays',
    ],
    [
      'post',
      '/api/me/api-keys',
      { name: 'CI', scopes: ['read'], expiresInDays: 1.5 },
      422,
      'REQUEST.INVALID',
      'expiresInDays',
    ],
    ['post', '/api/me/api-keys', { name: 'a\u0000b', scopes: ['read'] }, 422, 'REQUEST.INVALID', 'name'],
    // values that are of the right type
    [
      'post',
      '/api/auth/sign-up',
      { email: 'kim', name: 'Kim', password: passwordOfEveryone },
      422,
      'EMAIL.INVALID',
      'email',
    ],
    [
      'post',
      '/api/auth/sign-up',
      { email: 'a@b', name: 'Kim', password: passwordOfEveryone },
      422,
      'EMAIL.INVALID',
      'email',
    ],
    [
      'post',
      '/api/auth/sign-up',
      { email: 'kim@example.test\r\nBcc: x@y.test', name: 'Kim', password: passwordOfEveryone },
      422,
      'EMAIL.INVALID',
      'email',
    ],
    ['post', '/api/auth/sign-up', { email, name: '   ', password: passwordOfEveryone }, 422, 'REQUEST.INVALID', 'name'],
    ['post', '/api/auth/sign-up', { email, name: 'Kim', password: 'short' }, 422, 'PASSWORD.TOO_SHORT', 'password'],
    [
      'post',
      '/api/auth/sign-up',
      { email, name: 'Kim', password: '7'.repeat(257) },
      422,
      'PASSWORD.TOO_LONG',
      'password',
    ],
    [
      'post',
      '/api/auth/sign-up',
      { email, name: 'Kim', password: 'Summer2024!!' },
      422,
      'PASSWORD.TOO_COMMON',
      'password',
    ],
    [
      'post',
      '/api/me/change-password',
      { currentPassword: passwordOfEveryone, newPassword: 'x' },
      422,
      'PASSWORD.TOO_SHORT',
      'newPassword',
    ],
    // tokens that were never mailed
    ['post', '/api/auth/verify-email', { token: 'x' }, 400, 'AUTH.TOKEN_INVALID', 'token'],
    ['post', '/api/auth/verify-email', { token: "' OR 1=1 --" }, 400, 'AUTH.TOKEN_INVALID', 'token'],
    ['post', '/api/auth/verify-email', { token: '\u0000' }, 422, 'REQUEST.INVALID', 'token'],
    ['post', '/api/auth/verify-email', { token: 'x'.repeat(257) }, 422, 'REQUEST.INVALID', 'token'],
    [
      'post',
      '/api/auth/reset-password',
      { token: 'x', password: passwordOfEveryone },
      400,
      'AUTH.TOKEN_INVALID',
      'token',
    ],
    ['post', '/api/auth/reset-password', { token: 'x' }, 422, 'REQUEST.INVALID', 'password'],
    // ids that lead nowhere
    ['delete', '/api/me/sessions/no-uuid', undefined, 404, 'SESSION.NOT_FOUND', null],
    ['delete', `/api/me/sessions/${nobody}`, undefined, 404, 'SESSION.NOT_FOUND', null],
    ['delete', '/api/me/api-keys/%00', undefined, 404, 'API_KEY.NOT_FOUND', null],
    ['delete', `/api/me/api-keys/${nobody}`, undefined, 404, 'API_KEY.NOT_FOUND', null],
    ['get', '/api/me/nothing', undefined, 404, 'REQUEST.NOT_FOUND', null],
    ['get', '/api/api-keys', undefined, 400, 'TENANT.REQUIRED', 'x-tenant-id'],
  ])('%s %s %j is answered %i %s', async (method, path, body, status, code, field) => {
    const answer = await send(method, path, body);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({
      status,
      code,
      type: `urn:moorage:problem:${code}`,
      requestId: expect.any(String) as string,
    });
    expect(answer.status).toBe(status);
    if (field !== null)
      expect((answer.body as { errors: { field: string }[] }).errors.map((error) => error.field)).toContain(field);
    expect(answer.text).not.toMatch(/\\n +at |\.[jt]s:\d|node_modules|SELECT|INSERT|pg_|typeorm/i);
  });

  it('names every field that is wrong, at once', async () => {
    const answer = await person.post('/api/auth/sign-up', { email: 1, name: 2, password: 3, more: 4 }).expect(422);
    const { errors } = answer.body as { errors: { field: string; detail: string }[] };
    expect(errors.map(({ field }) => field).sort()).toEqual(['email', 'more', 'name', 'password']);
    expect(errors.find(({ field }) => field === 'more')?.detail).toBe('This field is not known here.');
  });

  it.each([
    ['no JSON', '{"email":', 'application/json', 400, 'REQUEST.MALFORMED'],
    [
      'a body that is too large',
      JSON.stringify({ email: 'x'.repeat(2_000_000) }),
      'application/json',
      413,
      'REQUEST.TOO_LARGE',
    ],
    [
      'what would pollute a prototype',
      '{"__proto__":{"admin":true},"email":"kim@example.test","password":"x"}',
      'application/json',
      401,
      'AUTH.INVALID_CREDENTIALS',
    ],
  ])('answers %s', async (_, body, type, status, code) => {
    const answer = await request(app.url)
      .post('/api/auth/sign-in')
      .set('origin', app.url)
      .set('content-type', type)
      .send(body);
    expect(answer.body).toMatchObject({ status, code });
    expect(answer.status).toBe(status);
    expect({}).not.toHaveProperty('admin');
  });

  it('answers a search that no database can make', async () => {
    await onDatabase(app.databaseUrl, (client) =>
      client.query('UPDATE users SET platform_admin = true WHERE id = $1', [person.me.userId]),
    );
    for (const path of ['/api/admin/people', '/api/admin/mails']) {
      const answer = await person.get(`${path}?search=%00`).expect(422);
      expect(answer.body).toMatchObject({ code: 'REQUEST.INVALID' });
      for (const query of ['limit=0', 'limit=101', 'limit=x', 'cursor=x', 'search=a&search=b', 'unknown=1']) {
        expect((await person.get(`${path}?${query}`).expect(422)).body).toMatchObject({ status: 422 });
      }
    }
  });

  it('says of a link whose time is over that it is, and lets another be asked for', async () => {
    const late = { email: 'late@example.test', name: 'Lena Late', password: passwordOfEveryone };
    await app.visitor().post('/api/auth/sign-up', late).expect(202);
    const token = await app.outbox().tokenSentTo(late.email, /verify/i);
    await onDatabase(app.databaseUrl, (client) =>
      client.query(`UPDATE one_time_tokens SET expires_at = now() - interval '1 second'`),
    );
    const expired = await app.visitor().post('/api/auth/verify-email', { token }).expect(400);
    expect(expired.body).toMatchObject({ code: 'AUTH.TOKEN_EXPIRED', errors: [{ field: 'token' }] });
    const flipped = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
    await app.visitor().post('/api/auth/verify-email', { token: flipped }).expect(400);
    await app.visitor().post('/api/auth/reset-password', { token, password: passwordOfEveryone }).expect(400);
  });

  it.each(['', 'x', 'a'.repeat(5000), '%00', '../../etc/passwd'])('knows nobody by the cookie %.20s', async (value) => {
    const answer = await request(app.url).get('/api/me').set('cookie', `moorage_session=${value}`).expect(401);
    expect(answer.body).toMatchObject({ code: 'AUTH.REQUIRED' });
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="moorage"');
  });
});
