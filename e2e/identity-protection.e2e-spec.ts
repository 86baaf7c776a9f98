import request from 'supertest';
import { CreatePlatformAdmin } from '@moorage/identity';
import { eventually } from '@moorage/kernel/testing';
import { Commands, sessionCookieName } from '@moorage/platform';
import { onDatabase } from './dsl/on-database.ts';
import { TestApp, passwordOfEveryone } from './dsl/test-app.ts';
import type { Actor } from './dsl/actor.ts';

/** What keeps others out of an account. */
describe('protection of accounts', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(async () => {
    await app.stop();
  });
  // Every call here comes from one address; what one test used up is no matter of the next.
  afterEach(() => onDatabase(app.databaseUrl, (client) => client.query('DELETE FROM rate_limits')));

  /** All of an answer that a stranger could compare, without what names the occurrence. */
  const told = ({ status, body, headers }: { status: number; body: object; headers: Record<string, string> }) => {
    const { requestId: _, ...rest } = body as { requestId?: string };
    return { status, body: rest, type: headers['content-type'], cookie: headers['set-cookie'] };
  };

  it('tells nobody by signing up whether an address is taken', async () => {
    const { me } = await app.aPerson('Tina Taken');
    const signUp = (email: string) =>
      app.visitor().post('/api/auth/sign-up', { email, name: 'Somebody', password: passwordOfEveryone });
    const [taken, free] = [await signUp(me.email), await signUp('free@example.test')];
    expect(told(taken)).toEqual(told(free));
    expect(taken.status).toBe(202);
    await app.outbox().latestTo(me.email, /already have an account/i);
    await app.outbox().latestTo('free@example.test', /verify/i);
    const body = { email: me.email, password: passwordOfEveryone };
    await app.visitor().post('/api/auth/sign-in', body).expect(200);
  });

  it('tells nobody by a wrong password, a forgotten one or a missing link whether there is an account', async () => {
    const { me } = await app.aPerson('Carl Known');
    for (const [path, extra] of [
      ['/api/auth/sign-in', { password: 'not the right one' }],
      ['/api/auth/forgot-password', {}],
      ['/api/auth/resend-verification', {}],
    ] as const) {
      const known = await app.visitor().post(path, { email: me.email, ...extra });
      const unknown = await app.visitor().post(path, { email: 'nobody@example.test', ...extra });
      expect(told(known)).toEqual(told(unknown));
    }
  });

  it('says that an address is unproven only to whoever knows the password', async () => {
    const body = { email: 'unproven@example.test', name: 'Una', password: passwordOfEveryone };
    await app.visitor().post('/api/auth/sign-up', body).expect(202);
    const signIn = (password: string) => app.visitor().post('/api/auth/sign-in', { email: body.email, password });
    expect((await signIn('not the right one').expect(401)).body).toMatchObject({ code: 'AUTH.INVALID_CREDENTIALS' });
    expect((await signIn(passwordOfEveryone).expect(403)).body).toMatchObject({ code: 'AUTH.EMAIL_NOT_VERIFIED' });
  });

  it('lets ten wrong passwords through, then makes wait, with the right one too', async () => {
    const { me } = await app.aPerson('Gus Guessed');
    const signIn = (password: string) => app.visitor().post('/api/auth/sign-in', { email: me.email, password });
    for (let i = 0; i < 12; i++) await signIn(passwordOfEveryone).expect(200);
    for (let i = 0; i < 10; i++) await signIn(`wrong guess number ${i}`).expect(401);
    const refused = await signIn(passwordOfEveryone).expect(429);
    expect(refused.body).toMatchObject({ code: 'REQUEST.RATE_LIMITED' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800);
  });

  it('lets no more than ten wrong passwords through that come at once', async () => {
    const { me } = await app.aPerson('Gil Guessed');
    const guess = (i: number) =>
      app.visitor().post('/api/auth/sign-in', { email: me.email, password: `wrong guess number ${i}` });
    const tries = await Promise.all(Array.from({ length: 20 }, (_, i) => guess(i)));
    expect(tries.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(10);
    expect(tries.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(10);
    expect((await guess(20)).status).toBe(429);
  });

  it('lets one of two win who bring the same link at once', async () => {
    const body = { email: 'racer@example.test', name: 'Racer', password: passwordOfEveryone };
    await app.visitor().post('/api/auth/sign-up', body).expect(202);
    const token = await app.outbox().tokenSentTo(body.email, /verify/i);
    const both = await Promise.all(
      Array.from({ length: 4 }, () => app.visitor().post('/api/auth/verify-email', { token })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400]);
  });

  it('makes one account for two who sign up with one address at once', async () => {
    const email = 'twice@example.test';
    const signUp = (name: string) =>
      app.visitor().post('/api/auth/sign-up', { email, name, password: passwordOfEveryone }).expect(202);
    await Promise.all([signUp('First'), signUp('Second'), signUp('Third')]);
    const subjects = await eventually(async () => {
      const mails = await app.outbox().mailsTo(email);
      return mails.length === 3 && mails.map(({ subject }) => subject).sort();
    });
    expect(subjects).toEqual([
      'Verify your e-mail address',
      'You already have an account',
      'You already have an account',
    ]);
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ["a bot's page", { origin: 'http://acme.localhost:4400', 'sec-fetch-site': 'same-site' }],
    ["a bot's page that hides its origin", { 'sec-fetch-site': 'same-site' }],
    ['a page without an origin', { origin: 'null' }],
    ['nowhere, with the cookie', {}],
  ])('takes no change from %s', async (_, headers: Record<string, string>) => {
    const person = await app.aPerson(
      'Cross',
      `cross-${Object.values(headers).join('-').replace(/\W/g, '')}@example.test`,
    );
    const cookie = `${sessionCookieName}=${person.me.token}`;
    for (const [path, body] of [
      ['/api/auth/sign-out', {}],
      ['/api/auth/sign-in', { email: person.me.email, password: passwordOfEveryone }],
      ['/api/me/change-password', { currentPassword: passwordOfEveryone, newPassword: 'tides under copper moons' }],
      ['/api/me/api-keys', { name: 'x', scopes: ['read'] }],
    ] as const) {
      const refused = await request(app.url).post(path).set(headers).set('cookie', cookie).send(body).expect(403);
      expect(refused.body).toMatchObject({ code: 'REQUEST.CROSS_ORIGIN' });
    }
    await person.get('/api/me').expect(200);
  });

  describe('the admin section', () => {
    let first: Actor;
    let second: Actor;
    beforeAll(async () => {
      const commands = app.running.app.get(Commands);
      const adminOf = async (email: string): Promise<Actor> => {
        await commands.execute(new CreatePlatformAdmin(email, 'Ada Operator', passwordOfEveryone));
        const response = await app
          .visitor()
          .post('/api/auth/sign-in', { email, password: passwordOfEveryone })
          .expect(200);
        const { person } = response.body as { person: { id: string; email: string; name: string } };
        return app.visitor().signedInBy(response, { userId: person.id, email: person.email, name: person.name });
      };
      [first, second] = [await adminOf('ada@example.test'), await adminOf('bob@example.test')];
    });

    it('opens to platform admins alone', async () => {
      const person = await app.aPerson('Otto Ordinary');
      for (const path of ['/api/admin/people', '/api/admin/mails']) {
        await app.visitor().get(path).expect(401);
        expect((await person.get(path).expect(403)).body).toMatchObject({ code: 'AUTH.ADMIN_REQUIRED' });
        await first.get(path).expect(200);
      }
      await person.post(`/api/admin/people/${person.me.userId}/platform-admin`).expect(403);
    });

    it('finds people, page by page', async () => {
      for (const name of ['Pia Page', 'Pim Page', 'Pam Page']) await app.aPerson(name);
      const page = (await first.get('/api/admin/people?search=page&limit=2').expect(200)).body as {
        items: { name: string }[];
        nextCursor: string;
      };
      expect(page.items.map(({ name }) => name)).toEqual(['Pam Page', 'Pim Page']);
      const rest = await first
        .get('/api/admin/people')
        .query({ search: 'page', limit: 2, cursor: page.nextCursor })
        .expect(200);
      expect(rest.body).toMatchObject({ items: [{ name: 'Pia Page', emailVerified: true, platformAdmin: false }] });
      expect(JSON.stringify(rest.body)).not.toContain('argon2');
    });

    it('shows the mails of an installation without a mail server, text and all', async () => {
      const { me } = await app.aPerson('Mona Mail');
      await app.visitor().post('/api/auth/forgot-password', { email: me.email }).expect(202);
      const { id } = await app.outbox().latestTo(me.email, /new password/i);
      await eventually(async () => {
        const list = await first.get('/api/admin/mails').query({ search: me.email }).expect(200);
        expect(list.body).toMatchObject({ items: [{ id, to: me.email, template: 'reset-password', state: 'kept' }] });
        return true;
      });
      const mail = await first.get(`/api/admin/mails/${id}`).expect(200);
      expect((mail.body as { text: string }).text).toMatch(/\/reset-password#token=[\w-]{43}\n/);
      expect((mail.body as { html: string }).html).toContain('<!doctype html>');
      await first.get('/api/admin/mails/00000000-0000-7000-8000-000000000000').expect(404);
    });

    it('takes its own right away from anybody but the last, whoever is first', async () => {
      const revoke = (by: Actor, whom: Actor) => by.delete(`/api/admin/people/${whom.me.userId}/platform-admin`);
      const [a, b] = await Promise.all([revoke(first, second), revoke(second, first)]);
      const statuses = [a.status, b.status];
      expect(statuses).toContain(204);
      const other = statuses.find((status) => status !== 204);
      expect([403, 409]).toContain(other);
      const { rows } = await onDatabase(app.databaseUrl, (client) =>
        client.query('SELECT id FROM users WHERE platform_admin'),
      );
      expect(rows).toHaveLength(1);
      const [last, former] = (rows as { id: string }[])[0]?.id === first.me.userId ? [first, second] : [second, first];
      expect((await revoke(last, last).expect(409)).body).toMatchObject({ code: 'PERSON.LAST_PLATFORM_ADMIN' });
      await former.get('/api/admin/people').expect(403);
      await last.post(`/api/admin/people/${former.me.userId}/platform-admin`).expect(204);
      await former.get('/api/admin/people').expect(200);
    });
  });
});
