import type { Actor } from './dsl/actor.ts';
import { codeOf, fieldsOf } from './dsl/problem-flaws.ts';
import { TestApp } from './dsl/test-app.ts';

describe('preferences, and the setup of an organisation', () => {
  let app: TestApp;
  let owner: Actor;
  let orgId: string;

  beforeAll(async () => {
    app = await TestApp.start();
    owner = (await app.aPerson('Olive Owner')).in('acme');
    const made = await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201);
    orgId = (made.body as { id: string }).id;
  });
  afterAll(() => app.stop());

  it('are the own of each person, the same wherever they sign in, and changed one by one', async () => {
    const nothing = { landingOrgId: null, locale: null, currency: null };
    expect((await owner.get('/api/me/preferences').expect(200)).body).toEqual(nothing);
    await owner.call('patch', '/api/me/preferences').send({ locale: 'de-DE', currency: 'EUR' }).expect(200);
    await owner.call('patch', '/api/me/preferences').send({ landingOrgId: orgId }).expect(200);
    const kept = { landingOrgId: orgId, locale: 'de-DE', currency: 'EUR' };
    expect((await owner.get('/api/me/preferences').expect(200)).body).toEqual(kept);
    await owner.call('patch', '/api/me/preferences').send({ locale: null }).expect(200);
    expect((await owner.get('/api/me/preferences').expect(200)).body).toEqual({ ...kept, locale: null });
    const another = await app.aPerson('Otto Other');
    expect((await another.get('/api/me/preferences').expect(200)).body).toEqual(nothing);
  });

  it('are all kept where two browsers change one each at the same moment', async () => {
    for (const person of await Promise.all(Array.from({ length: 6 }, (_, n) => app.aPerson(`Twice ${n}`)))) {
      const change = (body: object) => person.call('patch', '/api/me/preferences').send(body).expect(200);
      await Promise.all([change({ locale: 'fr-FR' }), change({ currency: 'CHF' })]);
      expect((await person.get('/api/me/preferences').expect(200)).body).toEqual({
        landingOrgId: null,
        locale: 'fr-FR',
        currency: 'CHF',
      });
    }
  });

  it('name the field that is wrong', async () => {
    const stranger = await app.aPerson('Sam Stranger');
    for (const [change, status, code, field] of [
      [{ landingOrgId: orgId }, 404, 'ORG.NOT_FOUND', 'landingOrgId'],
      [{ landingOrgId: '00000000-0000-7000-8000-000000000000' }, 404, 'ORG.NOT_FOUND', 'landingOrgId'],
      [{ locale: 'tlh' }, 422, 'REQUEST.INVALID', 'locale'],
      [{ currency: 'XXX' }, 422, 'REQUEST.INVALID', 'currency'],
    ] as const) {
      const answer = await stranger.call('patch', '/api/me/preferences').send(change);
      expect([answer.status, codeOf(answer), fieldsOf(answer)]).toEqual([status, code, [field]]);
    }
  });

  it('goes on with the setup where a colleague left off', async () => {
    const admin = await app.joins(await app.aPerson('Ada Admin'), owner, 'ADMIN');

    await owner.call('patch', '/api/organization/setup').send({ step: 'profile', outcome: 'done' }).expect(200);
    await admin.call('patch', '/api/organization/setup').send({ step: 'branding', outcome: 'skipped' }).expect(200);
    expect((await owner.get('/api/organization/setup').expect(200)).body).toEqual({
      steps: [
        { step: 'profile', state: 'done' },
        { step: 'branding', state: 'skipped' },
        { step: 'team', state: 'open' },
      ],
      finished: false,
    });
    await admin.post('/api/organization/setup/finish').expect(204);
    expect((await owner.get('/api/organization/setup').expect(200)).body).toMatchObject({ finished: true });
  });

  it('is nothing that a member sees', async () => {
    const member = await app.joins(await app.aPerson('Milo Member'), owner);
    expect(codeOf(await member.get('/api/organization/setup'))).toBe('PERMISSION.DENIED');
    const answer = await member.call('patch', '/api/organization/setup').send({ step: 'team', outcome: 'done' });
    expect(codeOf(answer)).toBe('PERMISSION.DENIED');
  });
});
