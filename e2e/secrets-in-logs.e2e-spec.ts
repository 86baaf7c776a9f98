import { eventually } from '@moorage/kernel/testing';
import { BuiltServer } from './dsl/built-server.ts';
import { passwordOfEveryone } from './dsl/test-app.ts';

/** Everything a person sends or gets in secret, with the most talkative log there is. */
describe('the log', () => {
  let server: BuiltServer;

  beforeAll(async () => {
    server = await BuiltServer.create({ LOG_LEVEL: 'trace' });
    await server.start();
  });
  afterAll(() => server.dispose());

  it('tells of requests, and of no secret in them', async () => {
    const owner = (await server.aPerson('Olive Owner')).in('acme');
    await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201);
    await owner.post('/api/auth/sign-in', { email: owner.me.email, password: 'a wrong password 123' }).expect(401);
    const { secret: apiKey } = (await owner.post('/api/me/api-keys', { name: 'ci', scopes: ['read'] }).expect(201))
      .body as { secret: string };
    await server.visitor().get('/api/me').set('authorization', `Bearer ${apiKey}`).expect(200);
    await owner.post('/api/invitations', { emails: ['carl@example.test'], role: 'MEMBER' }).expect(200);
    const invitation = await server.outbox().tokenSentTo('carl@example.test', /invit/i);
    await server
      .visitor()
      .post('/api/invitation-tokens/sign-up', { token: invitation, name: 'Carl', password: passwordOfEveryone })
      .expect(200);
    await owner.post('/api/auth/forgot-password', { email: owner.me.email }).expect(202);
    const reset = await server.outbox().tokenSentTo(owner.me.email, /new password/i);
    await server
      .visitor()
      .post('/api/auth/reset-password', { token: reset, password: 'another quiet lantern 43' })
      .expect(200);
    const browser = owner.browser();
    await eventually(async () => (await browser.open(`http://acme.${new URL(server.url).host}`)).text !== '');
    await server.visitor().post('/api/auth/sign-in', '{"email": broken' as never);
    await server.terminate();

    expect(server.log).toContain('/api/invitation-tokens/sign-up');
    const botCookies = browser
      .cookiesFor(`acme.${new URL(server.url).host}`)
      .split('; ')
      .map((pair) => pair.split('=')[1] ?? '');
    const secrets = [
      passwordOfEveryone,
      'a wrong password 123',
      'another quiet lantern 43',
      owner.me.token,
      apiKey,
      invitation,
      reset,
      ...botCookies,
    ];
    expect(secrets.filter((secret) => secret.length > 8 && server.log.includes(secret))).toEqual([]);
    expect(server.log).not.toMatch(/provision.?secret"?:\s*"(?!\[redacted\])/i);
    expect(server.log).not.toMatch(/\$argon2/);
  });
});
