import { eventually } from '@moorage/kernel/testing';
import { DataSource } from 'typeorm';
import type { Actor } from './dsl/actor.ts';
import { codeOf } from './dsl/problem-flaws.ts';
import { TestApp, passwordOfEveryone } from './dsl/test-app.ts';

interface Result {
  email: string;
  outcome: string;
  code?: string;
  invitation?: { id: string; status: string };
}

/** The ways into an organisation by a mailed link. */
describe('invitations', () => {
  let app: TestApp;
  let owner: Actor;
  let org: string;
  let orgId: string;
  let made = 0;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    org = `guild-${++made}`;
    owner = (await app.aPerson(`Olive Owner ${made}`)).in(org);
    orgId = ((await owner.post('/api/organizations', { name: 'Guild', slug: org }).expect(201)).body as { id: string })
      .id;
  });

  const database = (sql: string, parameters: unknown[]) => app.running.app.get(DataSource).query(sql, parameters);
  const invite = async (emails: string[], more: object = {}): Promise<Result[]> =>
    (
      (await owner.post('/api/invitations', { emails, role: 'MEMBER', ...more }).expect(200)).body as {
        results: Result[];
      }
    ).results;
  const tokenOf = (email: string): Promise<string> => app.outbox().tokenSentTo(email, /invit/i);
  const accept = (person: Actor, token: string) => person.post('/api/invitation-tokens/accept', { token });
  const members = async () => ((await owner.get('/api/members').expect(200)).body as { total: number }).total;

  it('work for as long as the organisation sets, unless said otherwise', async () => {
    const daysOf = ({ invitation }: Result): number => {
      const { sentAt, expiresAt } = invitation as unknown as { sentAt: string; expiresAt: string };
      return (Date.parse(expiresAt) - Date.parse(sentAt)) / 86_400_000;
    };
    expect((await owner.get('/api/invitation-settings').expect(200)).body).toEqual({ expiresInDays: 7 });
    for (const expiresInDays of [0, 31, 1.5, '7', null])
      expect(codeOf(await owner.put('/api/invitation-settings', { expiresInDays }).expect(422))).toBe(
        'REQUEST.INVALID',
      );
    await owner.put('/api/invitation-settings', { expiresInDays: 30 }).expect(204);
    expect(daysOf((await invite([`usual-${made}@example.test`]))[0]!)).toBe(30);
    expect(daysOf((await invite([`short-${made}@example.test`], { expiresInDays: 1 }))[0]!)).toBe(1);
    const emails = (query: string) =>
      owner
        .get(`/api/invitations?${query}`)
        .expect(200)
        .then(({ body }) => (body as { items: { email: string }[] }).items.map(({ email }) => email.split('-')[0]));
    expect(await emails('sort=expires&direction=asc')).toEqual(['short', 'usual']);
    expect(await emails('sort=email&direction=desc')).toEqual(['usual', 'short']);
    expect(codeOf(await owner.get('/api/invitations?sort=size').expect(422))).toBe('REQUEST.INVALID');
  });

  it('are sent in bulk, with a result per address', async () => {
    const results = await invite([
      owner.me.email,
      `new-${made}@example.test`,
      'no address',
      ` NEW-${made}@Example.test `,
    ]);
    expect(results).toMatchObject([
      { outcome: 'failed', code: 'INVITATION.ALREADY_MEMBER' },
      { outcome: 'invited', invitation: { status: 'pending' } },
      { outcome: 'failed', code: 'EMAIL.INVALID', email: 'no address' },
      { outcome: 'repeated', email: `new-${made}@example.test` },
    ]);
    await tokenOf(`new-${made}@example.test`);
    expect(await app.outbox().mailsTo(`new-${made}@example.test`)).toHaveLength(1);
    const many = Array.from({ length: 51 }, (_, n) => `crowd-${n}@example.test`);
    expect(codeOf(await owner.post('/api/invitations', { emails: many, role: 'MEMBER' }).expect(422))).toBe(
      'INVITATION.TOO_MANY_ADDRESSES',
    );
    for (const body of [
      { emails: [], role: 'MEMBER' },
      { emails: 'a@example.test', role: 'MEMBER' },
      { emails: [1], role: 'MEMBER' },
      { emails: ['a@example.test'], role: 'KING' },
      { emails: ['a@example.test'], role: 'MEMBER', expiresInDays: 31 },
      { emails: ['a@example.test'], role: 'MEMBER', expiresInDays: 0 },
    ]) {
      expect(codeOf(await owner.post('/api/invitations', body).expect(422))).toBe('REQUEST.INVALID');
    }
  });

  it('bring a new person in by the link alone, signed in', async () => {
    const email = `newcomer-${made}@example.test`;
    await invite([email]);
    const token = await tokenOf(email);
    const visitor = app.visitor();
    const inspected = await visitor.post('/api/invitation-tokens/inspect', { token }).expect(200);
    expect(inspected.body).toMatchObject({
      orgName: 'Guild',
      orgSlug: org,
      email,
      role: 'MEMBER',
      state: 'pending',
      accountExists: false,
    });
    expect(
      codeOf(
        await visitor.post('/api/invitation-tokens/sign-up', { token, name: 'Newt', password: 'short' }).expect(422),
      ),
    ).toBe('PASSWORD.TOO_SHORT');
    const joined = await visitor
      .post('/api/invitation-tokens/sign-up', { token, name: 'Newt Comer', password: passwordOfEveryone })
      .expect(200);
    expect(joined.body).toMatchObject({
      organization: { slug: org, role: 'MEMBER' },
      session: { person: { email, name: 'Newt Comer', emailVerified: true } },
    });
    const { id: userId } = (joined.body as { session: { person: { id: string } } }).session.person;
    const newcomer = visitor.signedInBy(joined, { userId, email, name: 'Newt Comer' });
    await newcomer.in(org).get('/api/organization').expect(200);
    // The same link again: for them a friendly no-op, for anybody else nothing.
    expect((await accept(newcomer, token).expect(200)).body).toMatchObject({ alreadyMember: true });
    const again = await visitor
      .post('/api/invitation-tokens/sign-up', { token, name: 'Eve', password: passwordOfEveryone })
      .expect(409);
    expect(codeOf(again)).toBe('INVITATION.ALREADY_ACCEPTED');
  });

  it('bring in whoever owns the address, though somebody else asked for an account with it before', async () => {
    const email = `squatted-${made}@example.test`;
    const squatter = app.visitor();
    await squatter
      .post('/api/auth/sign-up', { email, name: 'Squatter', password: 'somebody elses lantern 7' })
      .expect(202);
    await invite([email]);
    const token = await tokenOf(email);
    const visitor = app.visitor();
    const inspected = await visitor.post('/api/invitation-tokens/inspect', { token }).expect(200);
    expect(inspected.body).toMatchObject({ state: 'pending', accountExists: false });
    await visitor
      .post('/api/invitation-tokens/sign-up', { token, name: 'Real Owner', password: passwordOfEveryone })
      .expect(200);
    await squatter.post('/api/auth/sign-in', { email, password: 'somebody elses lantern 7' }).expect(401);
    await visitor.post('/api/auth/sign-in', { email, password: passwordOfEveryone }).expect(200);
  });

  it('take a signed-in person under the invited address, and nobody else', async () => {
    const guest = await app.aPerson(`Gus Guest ${made}`);
    const other = await app.aPerson(`Oda Other ${made}`);
    await invite([guest.me.email.toUpperCase()], { role: 'MANAGER' });
    const token = await tokenOf(guest.me.email);
    expect(codeOf(await accept(app.visitor(), token).expect(401))).toBe('AUTH.REQUIRED');
    expect(codeOf(await accept(other, token).expect(403))).toBe('INVITATION.OTHER_EMAIL');
    expect((await guest.post('/api/invitation-tokens/inspect', { token }).expect(200)).body).toMatchObject({
      accountExists: true,
      signedInAs: guest.me.email,
    });
    const signUp = await app
      .visitor()
      .post('/api/invitation-tokens/sign-up', { token, name: 'Gus', password: passwordOfEveryone })
      .expect(409);
    expect(codeOf(signUp)).toBe('INVITATION.ACCOUNT_EXISTS');
    expect((await accept(guest, token).expect(200)).body).toMatchObject({
      organization: { slug: org, role: 'MANAGER' },
      alreadyMember: false,
    });
    expect((await accept(guest, token).expect(200)).body).toMatchObject({ alreadyMember: true });
    expect(codeOf(await accept(other, token).expect(403))).toBe('INVITATION.OTHER_EMAIL');
    expect(await members()).toBe(2);
  });

  it('make one membership when accepted twice at once', async () => {
    const guest = await app.aPerson(`Gus Guest ${made}`);
    await invite([guest.me.email]);
    const token = await tokenOf(guest.me.email);
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() =>
        accept(guest, token).then((r) => [r.status, (r.body as { alreadyMember: boolean }).alreadyMember]),
      ),
    );
    expect(answers.toSorted()).toEqual([
      [200, false],
      [200, true],
      [200, true],
      [200, true],
    ]);
    expect(await members()).toBe(2);
  });

  it('make one account when signed up by twice at once', async () => {
    const email = `twice-${made}@example.test`;
    await invite([email]);
    const token = await tokenOf(email);
    const signUp = () =>
      app.visitor().post('/api/invitation-tokens/sign-up', { token, name: 'Twice', password: passwordOfEveryone });
    const answers = await Promise.all([signUp().then((r) => r), signUp().then((r) => r)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await members()).toBe(2);
  });

  it('fill ten seats with exactly ten of fifty who accept at once', async () => {
    await database('UPDATE organizations SET seats_total = 10 WHERE id = $1', [orgId]);
    const people = await Promise.all(Array.from({ length: 50 }, (_, n) => app.aPerson(`Seat Seeker ${made} ${n}`)));
    await invite(people.map(({ me }) => me.email));
    const tokens = await Promise.all(people.map(({ me }) => tokenOf(me.email)));
    const answers = await Promise.all(people.map((person, n) => accept(person, tokens[n]!).then((r) => r)));
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(40);
    expect(new Set(refused.map((r) => `${r.status} ${codeOf(r)}`))).toEqual(new Set(['403 ORG.SEAT_LIMIT_REACHED']));
    expect((await owner.get('/api/organization').expect(200)).body).toMatchObject({ seats: { used: 10, total: 10 } });
    expect(await members()).toBe(11);

    // With one seat more, one who was refused gets in by the same link.
    await database('UPDATE organizations SET seats_total = 11 WHERE id = $1', [orgId]);
    const waiting = answers.findIndex(({ status }) => status === 403);
    await accept(people[waiting]!, tokens[waiting]!).expect(200);
  });

  it('leave nothing behind of a sign-up that found no seat', async () => {
    const email = `standing-${made}@example.test`;
    await database('UPDATE organizations SET seats_total = 0 WHERE id = $1', [orgId]);
    await invite([email]);
    const token = await tokenOf(email);
    const signUp = () =>
      app.visitor().post('/api/invitation-tokens/sign-up', { token, name: 'Stan Ding', password: passwordOfEveryone });
    const refused = await signUp().expect(403);
    expect(codeOf(refused)).toBe('ORG.SEAT_LIMIT_REACHED');
    expect(refused.headers).not.toHaveProperty('set-cookie');
    const inspected = await app.visitor().post('/api/invitation-tokens/inspect', { token }).expect(200);
    expect(inspected.body).toMatchObject({ state: 'pending', accountExists: false });
    await database('UPDATE organizations SET seats_total = 1 WHERE id = $1', [orgId]);
    await signUp().expect(200);
  });

  it('are renewed by inviting again: one pending, a new link, the old one dead', async () => {
    const guest = await app.aPerson(`Gus Guest ${made}`);
    const [first] = await invite([guest.me.email]);
    const oldToken = await tokenOf(guest.me.email);
    const [second] = await invite([guest.me.email], { role: 'MANAGER' });
    expect(second).toMatchObject({ outcome: 'refreshed', invitation: { id: first!.invitation!.id } });
    await owner.post(`/api/invitations/${first!.invitation!.id}/resend`).expect(200);
    await eventually(async () => (await app.outbox().mailsTo(guest.me.email)).length === 3);
    expect(codeOf(await accept(guest, oldToken).expect(404))).toBe('INVITATION.NOT_FOUND');
    const mails = await app.outbox().mailsTo(guest.me.email);
    const tokens = mails.map(({ text }) => /#token=([\w-]+)/.exec(text)![1]!);
    expect(new Set(tokens).size).toBe(3);
    const outcomes = await Promise.all(
      tokens.map((token) =>
        app
          .visitor()
          .post('/api/invitation-tokens/inspect', { token })
          .then((r) => r.status),
      ),
    );
    expect(outcomes.toSorted()).toEqual([200, 404, 404]);
    expect((await owner.get('/api/invitations').expect(200)).body).toMatchObject({
      items: [{ email: guest.me.email, status: 'pending', role: 'MANAGER' }],
    });
  });

  it('end when revoked or expired', async () => {
    const [late, unwanted] = [await app.aPerson(`Lou Late ${made}`), await app.aPerson(`Una Unwanted ${made}`)];
    const results = await invite([late.me.email, unwanted.me.email], { expiresInDays: 1 });
    const [lateToken, unwantedToken] = [await tokenOf(late.me.email), await tokenOf(unwanted.me.email)];
    await owner.post(`/api/invitations/${results[1]!.invitation!.id}/revoke`).expect(204);
    await owner.post(`/api/invitations/${results[1]!.invitation!.id}/revoke`).expect(204);
    await database("UPDATE invitations SET expires_at = now() - interval '1 second' WHERE id = $1", [
      results[0]!.invitation!.id,
    ]);
    expect(codeOf(await accept(unwanted, unwantedToken).expect(410))).toBe('INVITATION.REVOKED');
    expect(codeOf(await accept(late, lateToken).expect(410))).toBe('INVITATION.EXPIRED');
    for (const state of ['expired', 'revoked']) {
      const { items } = (await owner.get(`/api/invitations?status=${state}`).expect(200)).body as {
        items: { status: string }[];
      };
      expect(items).toMatchObject([{ status: state }]);
    }
    // An expired invitation is sent again, a revoked one isn't.
    expect((await owner.post(`/api/invitations/${results[0]!.invitation!.id}/resend`).expect(200)).body).toMatchObject({
      status: 'pending',
    });
    expect(codeOf(await owner.post(`/api/invitations/${results[1]!.invitation!.id}/resend`).expect(410))).toBe(
      'INVITATION.REVOKED',
    );
  });

  it.each(['', 'x', 'x'.repeat(43), 'x'.repeat(5_000), 'a/b?c', 'ab\0c', '../../etc'])(
    'refuse the made-up token %j',
    async (token) => {
      const person = await app.aPerson(`Tam Tamper ${made}`);
      for (const answer of [
        await accept(person, token),
        await person.post('/api/invitation-tokens/inspect', { token }),
      ]) {
        expect([404, 422]).toContain(answer.status);
        expect(['INVITATION.NOT_FOUND', 'REQUEST.INVALID']).toContain(codeOf(answer));
      }
    },
  );

  it('are sent twenty times an hour by one organisation, and no more', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 23 }, (_, n) =>
        owner.post('/api/invitations', { emails: [`hourly-${n}@example.test`], role: 'MEMBER' }).then((r) => r),
      ),
    );
    expect(statuses.filter(({ status }) => status === 200)).toHaveLength(20);
    expect(new Set(statuses.filter(({ status }) => status !== 200).map((r) => `${r.status} ${codeOf(r)}`))).toEqual(
      new Set(['429 INVITATION.HOURLY_LIMIT']),
    );
  });

  it('are for those who may invite, and grant no more than the inviter may', async () => {
    const manager = await app.aPerson(`Max Manager ${made}`);
    await invite([manager.me.email], { role: 'MANAGER' });
    await accept(manager, await tokenOf(manager.me.email)).expect(200);
    const inviting = (actor: Actor, role: string) =>
      actor.in(org).post('/api/invitations', { emails: [`x-${role.toLowerCase()}@example.test`], role });
    await inviting(manager, 'MEMBER').expect(200);
    for (const role of ['OWNER', 'ADMIN', 'BILLING_ADMIN'])
      expect(codeOf(await inviting(manager, role).expect(403))).toBe('ROLE.NOT_GRANTABLE');
    // Nor takes away what the owner granted, by inviting the same address to less.
    await invite(['heir@example.test'], { role: 'ADMIN' });
    const again = { emails: ['heir@example.test', 'else@example.test'], role: 'MEMBER' };
    expect((await manager.in(org).post('/api/invitations', again).expect(200)).body).toMatchObject({
      results: [
        { outcome: 'failed', code: 'ROLE.NOT_GRANTABLE', detail: expect.stringContaining('already') as string },
        { outcome: 'invited' },
      ],
    });
    const { items: kept } = (await owner.get('/api/invitations?search=heir').expect(200)).body as { items: unknown[] };
    expect(kept).toMatchObject([{ role: 'ADMIN', status: 'pending', invitedBy: { email: owner.me.email } }]);
    const member = await app.aPerson(`Mo Member ${made}`);
    await invite([member.me.email]);
    await accept(member, await tokenOf(member.me.email)).expect(200);
    expect(codeOf(await inviting(member, 'MEMBER').expect(403))).toBe('PERMISSION.DENIED');
    const stranger = (await app.aPerson(`Sam Stranger ${made}`)).in(`${org}-else`);
    await stranger.post('/api/organizations', { name: 'Else', slug: `${org}-else` }).expect(201);
    const { items } = (await owner.get('/api/invitations?status=pending').expect(200)).body as {
      items: { id: string }[];
    };
    for (const action of ['revoke', 'resend']) {
      expect(codeOf(await stranger.post(`/api/invitations/${items[0]!.id}/${action}`).expect(404))).toBe(
        'INVITATION.NOT_FOUND',
      );
    }
  });

  it('bring a removed member back in the same row', async () => {
    const guest = await app.aPerson(`Gus Guest ${made}`);
    await invite([guest.me.email]);
    await accept(guest, await tokenOf(guest.me.email)).expect(200);
    const { id } = (await guest.in(org).get('/api/members/me').expect(200)).body as { id: string };
    await owner.post(`/api/members/${id}/remove`).expect(204);
    const [again] = await invite([guest.me.email], { role: 'SUPPORT' });
    expect(again).toMatchObject({ outcome: 'invited' });
    const invitations = async () =>
      (await app.outbox().mailsTo(guest.me.email)).filter((mail) => /invit/i.test(mail.subject));
    await eventually(async () => (await invitations()).length === 2);
    await accept(guest, await tokenOf(guest.me.email)).expect(200);
    expect((await guest.in(org).get('/api/members/me').expect(200)).body).toMatchObject({
      id,
      role: 'SUPPORT',
      status: 'ACTIVE',
    });
  });
});
