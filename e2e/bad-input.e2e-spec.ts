import { eventually } from '@moorage/kernel/testing';
import type { Response } from 'supertest';
import type { Actor } from './dsl/actor.ts';
import { apiRoutes, fieldsOfObject, pathWith, type ApiRoute, type Schema } from './dsl/api-routes.ts';
import { codeOf, fieldsOf, flawsOf } from './dsl/problem-flaws.ts';
import { TestApp } from './dsl/test-app.ts';
import { forgetRateLimits, promote } from './dsl/two-organisations.ts';
import { validBodies } from './dsl/valid-bodies.ts';
import { unsaid, valuesAtLimit, valuesBeyond, type Flawed } from './dsl/values-beyond.ts';
import { onDatabase } from './dsl/on-database.ts';

const nobody = '00000000-0000-7000-8000-000000000000';
const withBody = apiRoutes.filter((route) => route.body !== undefined);
const withQuery = apiRoutes.filter((route) => route.query.length > 0 && route.name !== 'beginHandoff');

/** Sessions and people are noted as seen; instances and images are looked after. */
const changingByThemselves = '^(sessions|users|rate_limits|instance|member_sync|followed_images|releases)';

/** What people write as they like. */
const freeTexts = /^(?:message|reason|password|\w+Password)$/;

/** Ends the organisation where the text happens to be its name, which others of these tests change. */
const ending = new Set(['deactivateOrganization']);

/** What of each type is surely wrong. */
const wrongFor = (schema: Schema): unknown[] => {
  const types = [schema.type].flat();
  const others: unknown[] = [
    42,
    true,
    {},
    [],
    '',
    'not a value',
    ...(types.includes('null') ? [] : [null]),
    [null],
    [{}],
    { $ne: '' },
    { toString: 1 },
  ];
  // Of an object's fields none may be owed; what every object has by birth counts as known, and goes no further.
  if (fieldsOfObject(schema) !== undefined)
    return others.filter((value) => !['{}', '{"toString":1}'].includes(JSON.stringify(value)));
  if (types.includes('boolean')) return others.filter((value) => typeof value !== 'boolean');
  if (types.includes('string')) return others.filter((value) => typeof value !== 'string' || schema.enum !== undefined);
  if (types.includes('boolean')) return others.filter((value) => typeof value !== 'boolean');
  if (types.includes('number'))
    return [...others.filter((value) => typeof value !== 'number'), '7', -1, 1.5, 1e300, Number.MAX_SAFE_INTEGER];
  return [...others.filter((value) => !Array.isArray(value)), [null], [42], [{}], [['nested']]];
};

/** Whatever is sent to whatever route: a problem with a code, the field that is wrong, and nothing of the inside. */
describe('bad input', () => {
  let app: TestApp;
  /** Owns an organisation and is platform admin: nothing but the input stands in the way. */
  let person: Actor;
  let instanceId: string;

  beforeAll(async () => {
    app = await TestApp.start();
    person = (await app.aPerson('Ada Allowed')).in('acme');
    await person.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201);
    await promote(app, person);
    // The fleet hears of the organisation a moment after it was made.
    instanceId = await eventually(async () => {
      const { items } = (await person.get('/api/instances').expect(200)).body as { items: { id: string }[] };
      return items[0]?.id;
    });
  });
  afterAll(() => app.stop());
  afterEach(() => forgetRateLimits(app));

  const raw = (route: ApiRoute, body: string, type = 'application/json') =>
    person.call(route.method, pathWith(route, nobody)).set('content-type', type).send(body);
  const json = (route: ApiRoute, body: unknown) => raw(route, JSON.stringify(body));
  const named = (answer: Response, property: string): boolean =>
    fieldsOf(answer).some(
      (field) => field === property || field.startsWith(`${property}[`) || field.startsWith(`${property}.`),
    );

  /** Whatever of `values` was not refused by the name of the field, and whether anything was changed by those that were. */
  async function unlessRefused(
    values: readonly Flawed[],
    field: string,
    ask: (value: unknown) => PromiseLike<Response>,
  ): Promise<unknown[]> {
    const flaws: unknown[] = [];
    const askAll = async (): Promise<string[]> => {
      const before = await state();
      flaws.length = 0;
      for (const [what, value] of values) {
        const answer = await ask(value);
        // Whether a link is good comes before what is to be done with it.
        const told = named(answer, field) || named(answer, 'token');
        const own = [...flawsOf(answer), ...(told ? [] : [`names ${JSON.stringify(fieldsOf(answer))}`])];
        if (own.length > 0) flaws.push([field, what, own]);
      }
      const after = await state();
      return Object.keys(after).filter((table) => after[table] !== before[table]);
    };
    // A job may write at the same moment. What the requests themselves change, they change each time.
    const changed = await askAll();
    const again = changed.length === 0 ? [] : await askAll();
    return [...flaws, ...changed.filter((table) => again.includes(table)).map((table) => `${table} changed`)];
  }

  /** A sum over each table but those that time and the bots change by themselves. */
  const state = (): Promise<Record<string, string>> =>
    onDatabase(app.databaseUrl, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename !~ '${changingByThemselves}' ORDER BY 1`,
      );
      const sums: Record<string, string> = {};
      for (const { name } of rows) {
        const { rows: sum } = await client.query<{ sum: string }>(
          `SELECT count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS sum FROM ${name} t`,
        );
        sums[name] = sum[0]?.sum ?? '';
      }
      return sums;
    });
  /** What a query can't do without. */
  const needed = (route: ApiRoute): Record<string, string> =>
    route.query.some(({ name }) => name === 'tenant') ? { tenant: 'acme' } : {};

  it('has a right body for every route that takes one, so that only what is meant to be wrong is wrong', async () => {
    expect(Object.keys(validBodies).sort()).toEqual(withBody.map(({ name }) => name).sort());
    for (const route of withBody) {
      const body = validBodies[route.name]!;
      expect([route.name, Object.keys(body).sort()]).toEqual([route.name, Object.keys(route.body!.properties!).sort()]);
    }
  });

  describe.each(withBody)('of $name', (route) => {
    const valid = validBodies[route.name]!;
    const required = route.body!.required ?? [];

    it.each([
      ['half of a body', '{"name":', 400, 'REQUEST.MALFORMED'],
      ['no JSON at all', '<xml/>', 400, 'REQUEST.MALFORMED'],
      ['a number', '42', 400, 'REQUEST.MALFORMED'],
      ['null', 'null', 400, 'REQUEST.MALFORMED'],
      ['a text', '"name"', 400, 'REQUEST.MALFORMED'],
      ['300 kB', JSON.stringify({ ...valid, more: 'x'.repeat(300_000) }), 413, 'REQUEST.TOO_LARGE'],
      ['300 kB of depth', `${'['.repeat(150_000)}${']'.repeat(150_000)}`, 413, 'REQUEST.TOO_LARGE'],
      ['great depth', `{"name":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 422, 'REQUEST.INVALID'],
    ])('refuses %s', async (_, body, status, code) => {
      const answer = await raw(route, body);
      expect(flawsOf(answer)).toEqual([]);
      expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    });

    it('refuses a list, and bodies of another kind', async () => {
      const answers = [await raw(route, '[]'), await json(route, [valid])];
      if (required.length > 0) {
        answers.push(
          await raw(route, new URLSearchParams({ name: 'x' }).toString(), 'application/x-www-form-urlencoded'),
        );
        answers.push(await raw(route, 'hello', 'text/plain'));
        answers.push(await raw(route, JSON.stringify(valid), 'application/json; charset=nonsense'));
        answers.push(await person.call(route.method, pathWith(route, nobody)));
      }
      expect(answers.map(flawsOf)).toEqual(answers.map(() => []));
    });

    it('names a field that it does not know', async () => {
      for (const extra of ['surprise', 'id', 'organization', 'platformAdmin', 'x-tenant-id']) {
        const answer = await json(route, { ...valid, [extra]: 1 });
        expect([extra, flawsOf(answer)]).toEqual([extra, []]);
        expect([extra, answer.status, fieldsOf(answer)]).toEqual([extra, 422, [extra]]);
      }
    });

    it('names a field that is missing', async () => {
      for (const property of required) {
        const { [property]: _left, ...rest } = valid;
        const answer = await json(route, rest);
        expect([property, flawsOf(answer)]).toEqual([property, []]);
        expect([property, answer.status, fieldsOf(answer)]).toEqual([property, 422, [property]]);
      }
    });

    it('lets no prototype be changed by a body', async () => {
      for (const key of ['__proto__', 'constructor', 'prototype']) {
        const answer = await raw(route, JSON.stringify(valid).replace('{', `{"${key}":{"polluted":true},`));
        expect([key, answer.status < 500]).toEqual([key, true]);
        expect({}).not.toHaveProperty('polluted');
      }
    });

    it.each(Object.entries(route.body!.properties!))(
      'names %s where it is of another type',
      async (property, schema) => {
        const optional = !required.includes(property);
        const flaws: unknown[] = [];
        for (const value of wrongFor(schema)) {
          if (optional && value === null) continue;
          const answer = await json(route, { ...valid, [property]: value });
          const own = [
            ...flawsOf(answer),
            ...(named(answer, property) ? [] : [`names ${JSON.stringify(fieldsOf(answer))}`]),
          ];
          if (own.length > 0) flaws.push([value, own]);
        }
        expect(flaws).toEqual([]);
      },
    );

    it.each(Object.entries(route.body!.properties!))(
      'refuses whatever lies beyond the limits of %s',
      async (property, schema) => {
        expect(
          await unlessRefused(valuesBeyond(schema, freeTexts.test(property)), property, (value) =>
            json(route, { ...valid, [property]: value }),
          ),
        ).toEqual([]);
      },
    );

    it('takes what lies at its limits', async () => {
      if (ending.has(route.name)) return;
      const flaws: unknown[] = [];
      for (const [property, schema] of Object.entries(route.body!.properties!)) {
        const ask = (value: unknown) => json(route, { ...valid, [property]: value });
        // Where a few plain letters won't do, the field has a form of its own, which its own tests know.
        const plain =
          schema.maxLength === undefined || !named(await ask('x'.repeat(Math.min(12, schema.maxLength))), property);
        for (const [what, value] of plain ? valuesAtLimit(schema) : []) {
          const answer = await ask(value);
          if (answer.status >= 500 || named(answer, property)) flaws.push([property, what, answer.status, answer.text]);
        }
      }
      expect(flaws).toEqual([]);
    });

    it('is not brought down by letters that pile up', async () => {
      if (ending.has(route.name)) return;
      const flaws: unknown[] = [];
      for (const property of Object.keys(valid).filter((name) => typeof valid[name] === 'string')) {
        for (const text of ['\u0301', `e${'\u0301'.repeat(60)}`, 'ﷺ'.repeat(20), 'ß', 'İ', '👩‍👩‍👧‍👦']) {
          const answer = await json(route, { ...valid, [property]: text });
          if (answer.status >= 500) flaws.push([property, text, answer.status]);
        }
      }
      expect(flaws).toEqual([]);
    });
  });

  it('is ruled out by the document: it says of each field how far it goes', () => {
    const silent = apiRoutes.flatMap((route) => [
      ...Object.entries(route.body?.properties ?? {}).map(([name, schema]) => [route.name, name, unsaid(schema)]),
      ...route.query.map(({ name, schema }) => [route.name, name, unsaid(schema)]),
    ]);
    expect(silent.filter(([, , missing]) => missing !== undefined)).toEqual([]);
  });

  it.each(withQuery)('beyond the limits of the query of $name is refused', async (route) => {
    // Which tenant is asked for is judged by the guard, which says that there is no such organisation.
    for (const { name, schema } of route.query.filter((parameter) => parameter.name !== 'tenant')) {
      const values = valuesBeyond(schema, true)
        // An address holds no half of a character, no number that isn't written, and not 100,000 letters.
        .filter(([what]) => !/half|quotes|^far too long/.test(what));
      const ask = (value: unknown) =>
        person.call(route.method, pathWith(route, instanceId)).query({ ...needed(route), [name]: String(value) });
      expect(await unlessRefused(values, name, ask)).toEqual([]);
    }
  });

  it.each(withQuery)('in the query of $name is refused by name', async (route) => {
    const flaws: unknown[] = [];
    const ask = async (query: string, field: string | null): Promise<void> => {
      const answer = await person.call(route.method, `${pathWith(route, instanceId)}?${query}`);
      const own = [
        ...flawsOf(answer),
        ...(field === null || named(answer, field) ? [] : [`names ${JSON.stringify(fieldsOf(answer))}`]),
      ];
      if (own.length > 0) flaws.push([query, own]);
    };
    const forged = (values: unknown): string => Buffer.from(JSON.stringify(values)).toString('base64url');
    for (const { name, schema } of route.query) {
      if (name === 'limit')
        for (const value of ['0', '101', '-1', 'abc', '1.5', '', '1e9', '10&limit=20'])
          await ask(`limit=${value}`, name);
      if (schema.enum !== undefined)
        for (const value of ['nonsense', '', '%00', `${schema.enum[0]}&${name}=${schema.enum[0]}`])
          await ask(`${name}=${value}`, name);
      if (name === 'tail')
        for (const value of ['-1', '2001', 'abc', '1.5']) await ask(`tail=${value}&tenant=acme`, name);
      if (name === 'search' || name === 'queue')
        for (const value of ['x'.repeat(300), `a&${name}=b`]) await ask(`${name}=${value}`, name);
      if (name === 'cursor') {
        await ask('cursor=a&cursor=b', name);
        await ask(`cursor=${'x'.repeat(2_000)}`, name);
        const sizes = [1, 2, 3].flatMap((size) =>
          ['not-an-id', '', 1, null, '2026-13-45', '%', '\u0000', nobody].map((value) =>
            Array<unknown>(size).fill(value),
          ),
        );
        for (const value of ['x', '%00', forged({}), forged([]), forged([{}]), ...sizes.map(forged)]) {
          // A cursor that this list could have given out is no error; anything else is.
          const answer = await person.call(route.method, `${pathWith(route, instanceId)}?cursor=${value}`);
          const own = answer.status === 200 ? [] : flawsOf(answer);
          if (own.length > 0) flaws.push([Buffer.from(value, 'base64url').toString(), own]);
        }
      }
    }
    if (!route.query.some(({ name }) => name === 'tenant')) await ask('surprise=1', 'surprise');
    expect(flaws).toEqual([]);
  });

  it('in a search finds nothing and breaks nothing', async () => {
    const searching = withQuery.filter((route) => route.query.some(({ name }) => name === 'search'));
    for (const route of searching) {
      for (const search of [
        "' OR 1=1 --",
        '%',
        '_',
        '\\',
        '%\\',
        '(',
        '*',
        '\u200b',
        '💥',
        '$1',
        '{}',
        'a:b & c | !d',
      ]) {
        const answer = await person.call(route.method, pathWith(route, nobody)).query({ search });
        expect([route.name, search, answer.status]).toEqual([route.name, search, 200]);
      }
    }
  });
});
