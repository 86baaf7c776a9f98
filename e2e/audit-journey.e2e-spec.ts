import { eventually } from '@moorage/kernel/testing';
import type { Actor } from './dsl/actor.ts';
import { onDatabase } from './dsl/on-database.ts';
import { TestApp } from './dsl/test-app.ts';
import { promote } from './dsl/two-organisations.ts';

interface Entry {
  action: string;
  actor: { type: string; id?: string };
  target?: { type: string; id: string; label?: string };
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  ip?: string;
  requestId?: string;
}

/** A team's first days, as their log tells them afterwards. */
describe('what the audit log tells of a journey', () => {
  let app: TestApp;
  let owner: Actor;
  let operator: Actor;
  let ben: Actor;

  beforeAll(async () => {
    app = await TestApp.start();
    operator = await app.aPerson('Otis Operator');
    await promote(app, operator);
    owner = (await app.aPerson('Olive Owner')).in('crew');
    await owner.post('/api/organizations', { name: 'Crew', slug: 'crew' }).expect(201);
    ben = await app.aPerson('Ben Ode');
    // The log tells of its bot, too: a moment after it was made.
    await eventually(async () => (await log('&action=instance.created')).length === 1);
  });
  afterAll(() => app.stop());

  const log = async (query = ''): Promise<Entry[]> =>
    ((await owner.get(`/api/audit?limit=100${query}`).expect(200)).body as { items: Entry[] }).items;
  const benOf = async (): Promise<string> =>
    ((await owner.get('/api/members?search=ben').expect(200)).body as { items: { id: string }[] }).items[0]!.id;

  it('is who did what to whom, before and after, in which request', async () => {
    await app.joins(ben, owner);
    const membershipId = await benOf();
    const changed = await owner.patch(`/api/members/${membershipId}/role`, { role: 'MANAGER' }).expect(200);
    await owner.post(`/api/members/${membershipId}/suspend`).expect(({ status }) => expect(status).toBeLessThan(300));

    const told = (await log()).toReversed().map(({ action, actor }) => [action, actor.id]);
    const order = [
      'invitation.sent',
      'invitation.accepted',
      'member.joined',
      'member.role-changed',
      'member.suspended',
    ];
    expect(told.filter(([action]) => order.includes(action!)).map(([action]) => action)).toEqual(
      expect.arrayContaining(order),
    );
    const [roleChange] = await log('&action=member.role-changed');
    expect(roleChange).toMatchObject({
      actor: { type: 'user', id: owner.me.userId },
      target: { id: membershipId },
      before: { role: 'MEMBER' },
      after: { role: 'MANAGER' },
      ip: expect.stringMatching(/127\.0\.0\.1|::1/) as string,
      requestId: changed.headers['x-request-id'] as string,
    });
    expect(roleChange?.target?.label).toContain('Ben Ode');
    const [accepted] = await log('&action=invitation.accepted');
    expect(accepted?.actor.id).toBe(ben.me.userId);
  });

  it('names a platform admin who acts inside the organisation as what they are', async () => {
    await operator.in('crew').patch('/api/organization', { name: 'Crew by Otis' }).expect(200);
    expect((await log('&action=organization.renamed'))[0]).toMatchObject({
      actor: { type: 'platform-admin', id: operator.me.userId },
      before: { name: 'Crew' },
      after: { name: 'Crew by Otis' },
    });
  });

  it('tells nothing of what was refused or rolled back', async () => {
    const before = await log();
    await owner.patch('/api/organization', { name: '' }).expect(422);
    await owner.patch(`/api/members/${await benOf()}/role`, { role: 'KING' }).expect(422);
    await ben
      .in('crew')
      .patch('/api/organization', { name: 'Mine' })
      .expect(({ status }) => expect(status).toBe(404));
    // The entry can't be written: so the change isn't there either.
    const [failing, mended] = ['ALTER TABLE audit_chains RENAME TO gone', 'ALTER TABLE gone RENAME TO audit_chains'];
    await onDatabase(app.databaseUrl, (client) => client.query(failing));
    await owner.patch('/api/organization', { name: 'Never' }).expect(500);
    await onDatabase(app.databaseUrl, (client) => client.query(mended));
    expect(((await owner.get('/api/organization').expect(200)).body as { name: string }).name).toBe('Crew by Otis');
    expect(await log()).toEqual(before);
  });
});
