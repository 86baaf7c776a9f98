import request, { type Response } from 'supertest';
import type { Actor } from './dsl/actor.ts';
import { onDatabase } from './dsl/on-database.ts';
import { codeOf, fieldsOf, flawsOf } from './dsl/problem-flaws.ts';
import { TestApp, passwordOfEveryone } from './dsl/test-app.ts';
import { forgetRateLimits } from './dsl/two-organisations.ts';

interface Kind {
  readonly kind: string;
  /** Makes one, for a person of its own. */
  readonly make: (name: string) => Promise<string>;
  readonly use: (token: string) => Promise<Response>;
  readonly table: string;
  readonly unknown: [number, string];
  readonly expired: [number, string];
  /** What a second use says; undefined for what may be used again and again. */
  readonly reused?: [number, string];
}

/** Whatever opens a door: changed, late, used up, or made for another door. */
describe('tokens', () => {
  let app: TestApp;
  let owner: Actor;
  let serial = 0;

  beforeAll(async () => {
    app = await TestApp.start();
    owner = (await app.aPerson('Olive Owner')).in('acme');
    await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201);
  });
  afterAll(() => app.stop());
  afterEach(() => forgetRateLimits(app));

  const visitor = (): Actor => app.visitor();
  const newPassword = 'another harbour lantern 43';
  const bearing = (token: string) => request(app.url).get('/api/me').set('authorization', `Bearer ${token}`);
  const kinds: Kind[] = [
    {
      kind: 'the link that verifies an address',
      make: async (name) => {
        await visitor()
          .post('/api/auth/sign-up', { email: `${name}@example.test`, name, password: passwordOfEveryone })
          .expect(202);
        return app.outbox().tokenSentTo(`${name}@example.test`, /verify/i);
      },
      use: async (token) => visitor().post('/api/auth/verify-email', { token }),
      table: 'one_time_tokens',
      unknown: [400, 'AUTH.TOKEN_INVALID'],
      expired: [400, 'AUTH.TOKEN_EXPIRED'],
      reused: [400, 'AUTH.TOKEN_INVALID'],
    },
    {
      kind: 'the link that sets a new password',
      make: async (name) => {
        const { me } = await app.aPerson(name);
        await visitor().post('/api/auth/forgot-password', { email: me.email }).expect(202);
        return app.outbox().tokenSentTo(me.email, /password/i);
      },
      use: async (token) => visitor().post('/api/auth/reset-password', { token, password: newPassword }),
      table: 'one_time_tokens',
      unknown: [400, 'AUTH.TOKEN_INVALID'],
      expired: [400, 'AUTH.TOKEN_EXPIRED'],
      reused: [400, 'AUTH.TOKEN_INVALID'],
    },
    {
      kind: 'the link of an invitation',
      make: async (name) => {
        await owner.post('/api/invitations', { emails: [`${name}@example.test`], role: 'MEMBER' }).expect(200);
        return app.outbox().tokenSentTo(`${name}@example.test`, /invit/i);
      },
      use: async (token) =>
        visitor().post('/api/invitation-tokens/sign-up', { token, name: 'Somebody', password: passwordOfEveryone }),
      table: 'invitations',
      unknown: [404, 'INVITATION.NOT_FOUND'],
      expired: [410, 'INVITATION.EXPIRED'],
      reused: [409, 'INVITATION.ALREADY_ACCEPTED'],
    },
    {
      kind: 'the cookie of a session',
      make: async (name) => (await app.aPerson(name)).me.token,
      use: async (token) => request(app.url).get('/api/me').set('cookie', `moorage_session=${token}`),
      table: 'sessions',
      unknown: [401, 'AUTH.REQUIRED'],
      expired: [401, 'AUTH.REQUIRED'],
    },
    {
      kind: 'an API key',
      make: async (name) => {
        const person = await app.aPerson(name);
        return (
          (await person.post('/api/me/api-keys', { name: 'CI', scopes: ['read'], expiresInDays: 1 }).expect(201))
            .body as { secret: string }
        ).secret;
      },
      use: async (token) => bearing(token),
      table: 'api_keys',
      unknown: [401, 'AUTH.REQUIRED'],
      expired: [401, 'AUTH.REQUIRED'],
    },
  ];
  const refused = (answer: Response, [status, code]: [number, string]): void => {
    expect(flawsOf(answer)).toEqual([]);
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    expect(answer.headers['set-cookie']).toBeUndefined();
  };
  const fresh = ({ make }: Kind): Promise<string> => make(`person-${++serial}`);

  it.each(kinds)('$kind opens nothing once a character is another', async (kind) => {
    const token = await fresh(kind);
    const at = [token.length - 2, Math.floor(token.length / 2)];
    for (const changed of [
      ...at.map((i) => `${token.slice(0, i)}${token[i] === 'A' ? 'B' : 'A'}${token.slice(i + 1)}`),
      token.slice(0, -1),
      `${token}A`,
    ]) {
      refused(await kind.use(changed), kind.unknown);
    }
    expect((await kind.use(token)).status).toBe(200);
  });

  it.each(kinds)('$kind opens nothing after its time', async (kind) => {
    const token = await fresh(kind);
    // Whoever invites in the next case keeps their session.
    const others = kind.table === 'sessions' ? `user_id <> '${owner.me.userId}'` : 'true';
    await onDatabase(app.databaseUrl, (client) =>
      client.query(`UPDATE ${kind.table} SET expires_at = now() - interval '1 second' WHERE ${others}`),
    );
    const answer = await kind.use(token);
    refused(answer, kind.expired);
    if (answer.status === 400) expect(fieldsOf(answer)).toEqual(['token']);
  });

  it.each(kinds.filter(({ reused }) => reused !== undefined))('$kind opens once', async (kind) => {
    const token = await fresh(kind);
    expect((await kind.use(token)).status).toBe(200);
    refused(await kind.use(token), kind.reused!);
  });

  it('each open their own door alone', async () => {
    const tokens: string[] = [];
    for (const kind of kinds) tokens.push(await fresh(kind));
    for (const [index, kind] of kinds.entries()) {
      for (const foreign of tokens.filter((_, other) => other !== index))
        refused(await kind.use(foreign), kind.unknown);
    }
    // None was used up by being tried elsewhere.
    for (const [index, kind] of kinds.entries()) expect((await kind.use(tokens[index]!)).status).toBe(200);
  });
});
