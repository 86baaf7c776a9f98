import { eventually } from '@moorage/kernel/testing';
import type { Actor } from './dsl/actor.ts';
import { onDatabase } from './dsl/on-database.ts';
import { TestApp } from './dsl/test-app.ts';
import { promote } from './dsl/two-organisations.ts';

interface Event {
  id: string;
  source: string;
  name: string;
  message: string;
  count: number;
  stack?: string;
  occurrences?: { requestId?: string; context: Record<string, unknown> }[];
}

/** What nobody foresaw is for platform admins alone. */
describe('system events', () => {
  let app: TestApp;
  let owner: Actor;
  let operator: Actor;

  beforeAll(async () => {
    app = await TestApp.start();
    operator = await app.aPerson('Otis Operator');
    await promote(app, operator);
    owner = (await app.aPerson('Olive Owner')).in('crew');
    await owner.post('/api/organizations', { name: 'Crew', slug: 'crew' }).expect(201);
  });
  afterAll(() => app.stop());

  const found = async (search: string): Promise<Event[]> =>
    ((await operator.get('/api/admin/system-events').query({ search }).expect(200)).body as { items: Event[] }).items;

  it('tell of a request that failed, found by the id that the person was shown', async () => {
    await onDatabase(app.databaseUrl, (client) => client.query('ALTER TABLE invitations RENAME TO invitations_away'));
    const refused = await owner.get('/api/invitations').expect(500);
    await onDatabase(app.databaseUrl, (client) => client.query('ALTER TABLE invitations_away RENAME TO invitations'));
    const { code, requestId } = refused.body as { code: string; requestId: string };
    expect(code).toBe('SERVICE.INTERNAL');
    expect(refused.text).not.toMatch(/invitations|relation|QueryFailed|\bat \//);

    const event = await eventually(async () => (await found(requestId))[0]);
    expect(event).toMatchObject({ source: 'request', name: 'QueryFailedError', count: 1 });
    expect(event.message).toContain('relation "invitations" does not exist');
    const details = (await operator.get(`/api/admin/system-events/${event.id}`).expect(200)).body as Event;
    expect(details.stack).toMatch(/^\s+at /);
    expect(details.occurrences).toEqual([
      expect.objectContaining({
        requestId,
        context: expect.objectContaining({
          method: 'GET',
          route: '/api/invitations',
          userId: owner.me.userId,
        }) as object,
      }),
    ]);

    const told = [await owner.get('/api/audit?limit=100').expect(200), await owner.get('/api/audit/export.csv')];
    for (const { text } of told) expect(text).not.toMatch(/QueryFailed|does not exist|system-event|SERVICE\.INTERNAL/);
    await owner.get('/api/admin/system-events').expect(403);
    await owner.get(`/api/admin/system-events/${event.id}`).expect(403);
  });

  it('leave out what was foreseen', async () => {
    const refused = await owner.get('/api/members/me?surprise=1');
    expect(refused.status).toBeLessThan(500);
    await owner.post('/api/invitations', { emails: [], role: 'KING' }).expect(422);
    expect(await found((refused.body as { requestId?: string }).requestId ?? 'none')).toEqual([]);
    expect(await found('KING')).toEqual([]);
  });
});
