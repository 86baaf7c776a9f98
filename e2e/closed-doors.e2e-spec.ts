import { apiRoutes, pathWith, type ApiRoute } from './dsl/api-routes.ts';
import { codeOf, flawsOf } from './dsl/problem-flaws.ts';
import { TestApp } from './dsl/test-app.ts';
import { aFurnishedOrganisation, forgetRateLimits, promote, type Furnished } from './dsl/two-organisations.ts';
import { validBodies } from './dsl/valid-bodies.ts';
import type { Actor } from './dsl/actor.ts';

const nobody = '00000000-0000-7000-8000-000000000000';
const inPath = apiRoutes.filter((route) => route.path.includes('{'));
const withAccess = (kind: ApiRoute['access']['kind']): ApiRoute[] =>
  apiRoutes.filter(({ access }) => access.kind === kind);

/**
 * Every route of the OpenAPI document, asked for what isn't the caller's: what isn't there for them says so, and says nothing
 * else. Who is let in at all is for `permission-walk`.
 */
describe('the doors that are shut', () => {
  let app: TestApp;
  let acme: Furnished;
  let birch: Furnished;
  let admin: Actor;

  beforeAll(async () => {
    app = await TestApp.start();
    acme = await aFurnishedOrganisation(app, 'acme');
    birch = await aFurnishedOrganisation(app, 'birch');
    admin = await app.aPerson('Ada Admin');
    await promote(app, admin);
  });
  afterAll(() => app.stop());
  afterEach(() => forgetRateLimits(app));

  /** Asks with nothing wrong but the id. Streams name their tenant in the query, as a browser's EventSource has to. */
  const ask = (actor: Actor, route: ApiRoute, id: string, tenant?: string) => {
    const streams = route.query.some(({ name }) => name === 'tenant');
    const test = actor.call(
      route.method,
      pathWith(route, id) + (streams && tenant !== undefined ? `?tenant=${tenant}` : ''),
    );
    return route.body === undefined ? test : test.send(validBodies[route.name]);
  };
  const leaksIn = (text: string, of: Furnished): string[] =>
    of.words.filter((word) => text.includes(word)).map((word) => `tells of ${word}`);

  it('are those of the document that is served', async () => {
    const { paths } = (await app.visitor().get('/api/openapi.json').expect(200)).body as {
      paths: Record<string, object>;
    };
    const served = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    expect(apiRoutes.map(({ method, path }) => `${method} ${path}`)).toEqual(served);
    expect(apiRoutes.length).toBeGreaterThan(60);
  });

  it.each(withAccess('permission'))('$name is not there in an organisation of others', async (route) => {
    for (const tenant of ['acme', acme.id, nobody, 'no-such-organisation', '%00', "'; --"]) {
      const stranger = birch.owner.in(tenant);
      for (const id of ['nothing', ...Object.values(acme.ids)]) {
        const answer = await ask(stranger, route, id, encodeURIComponent(tenant));
        expect(flawsOf(answer)).toEqual([]);
        expect([answer.status, codeOf(answer)]).toEqual([404, 'TENANT.NOT_FOUND']);
        expect(leaksIn(answer.text, acme)).toEqual([]);
        if (!route.path.includes('{')) break;
      }
    }
  });

  it.each(inPath.filter(({ access }) => access.kind !== 'platform-admin'))(
    "$name does not find what isn't there, or is another's",
    async (route) => {
      const strange = [
        nobody,
        nobody.toUpperCase(),
        'nothing',
        '42',
        '%00',
        "'%20OR%201=1",
        '..%2F..%2Fetc',
        'x'.repeat(5_000),
        'null',
        '%F0%9F%98%80',
      ];
      const before = await stateOf(birch);
      for (const id of [...strange, ...Object.values(birch.ids), birch.id, birch.owner.me.userId]) {
        const answer = await ask(acme.owner, route, id, 'acme');
        expect([id, flawsOf(answer)]).toEqual([id, []]);
        expect([id, answer.status, codeOf(answer)]).toEqual([id, 404, expect.stringMatching(/\.NOT_FOUND$/)]);
        expect(leaksIn(answer.text, birch)).toEqual([]);
      }
      expect(await stateOf(birch)).toEqual(before);
    },
  );

  it.each(inPath.filter(({ access }) => access.kind === 'platform-admin'))(
    "$name does not find what isn't there, for a platform admin too",
    async (route) => {
      for (const id of [nobody, 'nothing', '42', '%00', "'%20OR%201=1", 'x'.repeat(5_000), '%F0%9F%98%80']) {
        const answer = await ask(admin, route, id);
        expect([id, flawsOf(answer)]).toEqual([id, []]);
        expect([id, answer.status, codeOf(answer)]).toEqual([id, 404, expect.stringMatching(/\.NOT_FOUND$/)]);
      }
    },
  );

  it.each(inPath)('$name refuses an id that is no text', async (route) => {
    const answer = await ask(route.access.kind === 'platform-admin' ? admin : acme.owner, route, '%FF', 'acme');
    expect(flawsOf(answer)).toEqual([]);
  });

  it('do not find a member of another organisation who is named in a body', async () => {
    const answer = await acme.owner.post('/api/organization/transfer-ownership', {
      membershipId: birch.ids['members'],
    });
    expect([answer.status, codeOf(answer)]).toEqual([404, 'MEMBER.NOT_FOUND']);
    expect(leaksIn(answer.text, birch)).toEqual([]);
  });

  it('leave open what is one’s own, with nothing of others in it', async () => {
    const lists = apiRoutes.filter(
      ({ method, path, access }) =>
        method === 'get' &&
        !path.includes('{') &&
        !path.endsWith('/live') &&
        (access.kind === 'permission' || access.kind === 'signed-in'),
    );
    for (const route of lists) {
      const answer = await ask(acme.owner, route, '').query(
        route.query.some(({ name }) => name === 'slug') ? { slug: 'acme-two' } : {},
      );
      expect([route.name, answer.status]).toEqual([route.name, 200]);
      expect([route.name, leaksIn(answer.text, birch)]).toEqual([route.name, []]);
    }
    for (const search of ['birch', 'Birch', '%', '_', '']) {
      for (const path of ['/api/members', '/api/invitations', '/api/join-requests']) {
        const answer = await acme.owner.get(path).query({ search }).expect(200);
        expect([path, search, leaksIn(answer.text, birch)]).toEqual([path, search, []]);
      }
    }
  });

  /** Everything of an organisation that a call from elsewhere could have changed. */
  const stateOf = async ({ owner }: Furnished): Promise<unknown[]> => {
    const answers = await Promise.all(
      [
        '/api/members',
        '/api/invitations',
        '/api/join-requests',
        '/api/api-keys',
        '/api/me/api-keys',
        '/api/me/sessions',
      ].map((path) => owner.get(path).expect(200)),
    );
    return answers.map(({ body }) =>
      (body as { items: { id: string; role?: string; status?: string }[] }).items.map(({ id, role, status }) => ({
        id,
        role,
        status,
      })),
    );
  };
});
