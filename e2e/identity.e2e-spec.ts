import type { Response } from 'supertest';
import type { Actor } from './dsl/actor.ts';
import { TestApp, passwordOfEveryone } from './dsl/test-app.ts';

interface MySession {
  id: string;
  current: boolean;
  ip?: string;
  userAgent?: string;
}

const newPassword = 'tides under copper moons';

/** A person and their account, from signing up to leaving. */
describe('an account', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(async () => {
    await app.stop();
  });

  const signIn = async (email: string, password = passwordOfEveryone, from: Actor = app.visitor()): Promise<Actor> => {
    const response = await from.post('/api/auth/sign-in', { email, password }).expect(200);
    return actorOf(response);
  };
  const actorOf = (response: Response): Actor => {
    const { person } = response.body as { person: { id: string; email: string; name: string } };
    return app.visitor().signedInBy(response, { userId: person.id, email: person.email, name: person.name });
  };
  const sessionsOf = async (actor: Actor): Promise<MySession[]> =>
    ((await actor.get('/api/me/sessions').expect(200)).body as { items: MySession[] }).items;

  it('begins with a mailed link, which works once and signs in', async () => {
    const visitor = app.visitor();
    const asked = await visitor
      .post('/api/auth/sign-up', { email: 'Kim.Reed@Example.test', name: 'Kim Reed', password: passwordOfEveryone })
      .expect(202);
    expect(asked.body).toEqual({});
    expect(asked.headers['set-cookie']).toBeUndefined();

    const token = await app.outbox().tokenSentTo('kim.reed@example.test', /verify/i);
    const verified = await visitor.post('/api/auth/verify-email', { token }).expect(200);
    expect(verified.body).toEqual({
      person: {
        id: expect.any(String) as string,
        email: 'kim.reed@example.test',
        name: 'Kim Reed',
        emailVerified: true,
        platformAdmin: false,
        createdAt: expect.any(String) as string,
      },
      expiresAt: expect.any(String) as string,
    });
    const kim = actorOf(verified);
    const me = await kim.get('/api/me').expect('cache-control', 'no-store').expect(200);
    expect(me.body).toEqual((verified.body as { person: object }).person);

    const again = await visitor.post('/api/auth/verify-email', { token }).expect(400);
    expect(again.body).toMatchObject({ code: 'AUTH.TOKEN_INVALID', errors: [{ field: 'token' }] });
  });

  it('is signed in by a cookie that scripts and other sites cannot have', async () => {
    const { me } = await app.aPerson('Cora Cookie');
    const response = await app
      .visitor()
      .post('/api/auth/sign-in', { email: me.email, password: passwordOfEveryone })
      .expect(200);
    const [cookie = ''] = response.headers['set-cookie'] as unknown as string[];
    const attributes = cookie
      .split('; ')
      .slice(1)
      .map((attribute) => attribute.split('=')[0]);
    expect(attributes.sort()).toEqual(['Expires', 'HttpOnly', 'Path', 'SameSite']);
    expect(cookie).toMatch(/^moorage_session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    expect(JSON.stringify(response.body)).not.toContain(/=([\w-]{43});/.exec(cookie)?.[1]);
  });

  it('gets a new session at each sign-in, and leaves the old one behind', async () => {
    const first = await app.aPerson('Rita Rotation');
    const second = await signIn(first.me.email, passwordOfEveryone, first);
    expect(second.me.token).not.toBe(first.me.token);
    await first.get('/api/me').expect(401);
    await second.get('/api/me').expect(200);
  });

  it('shows where it is signed in, and signs out there', async () => {
    const phone = await app.aPerson('Sam Sessions');
    const laptop = await signIn(phone.me.email);
    const sessions = await sessionsOf(laptop);
    expect(sessions.map(({ current }) => current).sort()).toEqual([false, true]);
    expect(sessions.find(({ current }) => current)?.ip).toMatch(/127\.0\.0\.1|::1/);
    const other = sessions.find(({ current }) => !current)!;
    await laptop.delete(`/api/me/sessions/${other.id}`).expect(204);
    await phone.get('/api/me').expect(401);
    await laptop.delete(`/api/me/sessions/${other.id}`).expect(404);

    const [third, fourth] = [await signIn(phone.me.email), await signIn(phone.me.email)];
    await laptop.delete('/api/me/sessions').expect(204);
    await third.get('/api/me').expect(401);
    await fourth.get('/api/me').expect(401);
    expect(await sessionsOf(laptop)).toHaveLength(1);
  });

  it("cannot end another person's session", async () => {
    const [victim, stranger] = [await app.aPerson('Vic Victim'), await app.aPerson('Stan Stranger')];
    const [session] = await sessionsOf(victim);
    const refused = await stranger.delete(`/api/me/sessions/${session!.id}`).expect(404);
    expect(refused.body).toMatchObject({ code: 'SESSION.NOT_FOUND' });
    await victim.get('/api/me').expect(200);
  });

  it('changes its password, which ends every other session', async () => {
    const here = await app.aPerson('Paula Password');
    const { email } = here.me;
    const elsewhere = await signIn(email);
    const wrong = { currentPassword: 'not the right one', newPassword };
    expect((await here.post('/api/me/change-password', wrong).expect(422)).body).toMatchObject({
      code: 'PASSWORD.WRONG',
      errors: [{ field: 'currentPassword' }],
    });
    await elsewhere.get('/api/me').expect(200);
    await here.post('/api/me/change-password', { currentPassword: passwordOfEveryone, newPassword }).expect(204);
    await here.get('/api/me').expect(200);
    await elsewhere.get('/api/me').expect(401);
    await app.visitor().post('/api/auth/sign-in', { email, password: passwordOfEveryone }).expect(401);
    await signIn(email, newPassword);
    await app.outbox().latestTo(email, /password was changed/i);
  });

  it('gets a new password by mail, which ends every other session', async () => {
    const old = await app.aPerson('Fay Forgetful');
    const { email } = old.me;
    await app.visitor().post('/api/auth/forgot-password', { email }).expect(202);
    const token = await app.outbox().tokenSentTo(email, /new password/i);
    const common = await app
      .visitor()
      .post('/api/auth/reset-password', { token, password: 'password1234' })
      .expect(422);
    expect(common.body).toMatchObject({ code: 'PASSWORD.TOO_COMMON', errors: [{ field: 'password' }] });
    const reset = await app.visitor().post('/api/auth/reset-password', { token, password: newPassword }).expect(200);
    await old.get('/api/me').expect(401);
    await actorOf(reset).get('/api/me').expect(200);
    await app.visitor().post('/api/auth/reset-password', { token, password: newPassword }).expect(400);
    await signIn(email, newPassword);
  });

  it('changes its name', async () => {
    const person = await app.aPerson('Nora Name');
    const changed = await person.patch('/api/me', { name: '  Nora   Newname ' }).expect(200);
    expect(changed.body).toMatchObject({ name: 'Nora Newname', email: person.me.email });
    expect((await person.get('/api/me').expect(200)).body).toMatchObject({ name: 'Nora Newname' });
  });

  it('leaves by signing out, twice if it likes', async () => {
    const person = await app.aPerson('Olaf Out');
    const out = await person.post('/api/auth/sign-out').expect(204);
    expect(String(out.headers['set-cookie'])).toMatch(/^moorage_session=; Path=\/; Expires=Thu, 01 Jan 1970/);
    await person.get('/api/me').expect(401);
    await person.post('/api/auth/sign-out').expect(204);
  });
});
