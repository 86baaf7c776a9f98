import { request } from 'node:http';
import { eventually } from '@moorage/kernel/testing';
import type { Actor } from './dsl/actor.ts';
import { onDatabase } from './dsl/on-database.ts';
import { TestApp } from './dsl/test-app.ts';
import { promote } from './dsl/two-organisations.ts';

interface Entry {
  seq: number;
  action: string;
  category: string;
  actor: { type: string; id?: string; label?: string };
  target?: { type: string; id: string; label?: string };
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  requestId?: string;
}

/** The audit log tells what happened, to those who may know, and can be taken along. */
describe('the audit log', () => {
  let app: TestApp;
  let owner: Actor;
  let operator: Actor;
  let org: string;

  beforeAll(async () => {
    app = await TestApp.start();
    operator = await app.aPerson('Otis Operator');
    await promote(app, operator);
    owner = (await app.aPerson('Olive Owner')).in('crew');
    org = ((await owner.post('/api/organizations', { name: 'Crew', slug: 'crew' }).expect(201)).body as { id: string })
      .id;
  });
  afterAll(() => app.stop());

  const log = async (query = '', reader = owner): Promise<Entry[]> =>
    ((await reader.get(`/api/audit${query}`).expect(200)).body as { items: Entry[] }).items;

  it('is for those whose role shows it', async () => {
    const member = await app.aPerson('Mo Member');
    await app.joins(member, owner);
    await member.in('crew').get('/api/audit').expect(403);
    await member.in('crew').get('/api/audit/export.csv').expect(403);
    await member.in('crew').get('/api/audit/export.jsonl').expect(403);
  });

  it('goes out as CSV, filtered, and says that it went', async () => {
    await owner.patch('/api/organization', { name: '=cmd|calc' }).expect(200);
    const answer = await owner.get('/api/audit/export.csv?category=SETTINGS').expect(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="audit-crew-\d{4}-\d\d-\d\d\.csv"$/);
    const lines = answer.text.split('\r\n');
    expect(lines[0]).toBe(
      'seq,at,category,action,actor_type,actor_id,actor,target_type,target_id,target,before,after,ip,request_id,erased',
    );
    expect(lines.at(-1)).toBe('');
    const entries = lines.slice(1, -1);
    expect(entries).toHaveLength((await log('?category=SETTINGS&limit=100')).length);
    expect(entries.every((line) => line.includes(',SETTINGS,'))).toBe(true);
    expect(entries[0]).toContain('organization.renamed');
    expect(answer.text).not.toMatch(/(^|,)"?=cmd/m);

    const [exported] = await log('?action=audit.exported');
    expect(exported).toMatchObject({
      actor: { type: 'user', id: owner.me.userId },
      after: { format: 'csv', category: 'SETTINGS' },
    });
  });

  it('goes out by a link, which can send no header', async () => {
    const link = new URL('/api/audit/export.csv?tenant=crew&search=olive', app.url);
    const answer = await fetch(link, { headers: { cookie: `moorage_session=${owner.me.token}` } });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Olive Owner');
  });

  it('stops reading when whoever takes it has left', async () => {
    await onDatabase(app.databaseUrl, (client) =>
      client.query(
        `INSERT INTO audit_entries (chain, seq, at, category, action, actor_type, personal, commitment, hash)
         SELECT $1, 1000000 + n, now(), 'SSO', 'member.joined', 'system', jsonb_build_object('actorLabel', repeat('x', 500)), '\\x00', '\\x00'
           FROM generate_series(1, 60000) n`,
        [org],
      ),
    );
    const reads = () =>
      onDatabase(app.databaseUrl, async (client) => {
        await client.query('SELECT pg_stat_force_next_flush()');
        const { rows } = await client.query<{ read: string }>(
          `SELECT idx_tup_fetch AS read FROM pg_stat_user_tables WHERE relname = 'audit_entries'`,
        );
        return Number(rows[0]?.read);
      });
    const before = await reads();
    await new Promise<void>((resolve, reject) => {
      const outgoing = request(
        `${app.url}/api/audit/export.csv?category=SSO`,
        { headers: { cookie: `moorage_session=${owner.me.token}`, 'x-tenant-id': 'crew' } },
        (response) =>
          response.once('data', () => {
            outgoing.destroy();
            resolve();
          }),
      );
      outgoing.once('error', reject).end();
    });
    // What follows on the same server comes after whatever the export was still about to do.
    let last = -1;
    await eventually(async () => {
      const now = await reads();
      const settled = now === last;
      last = now;
      return settled;
    });
    expect(last - before).toBeLessThan(30_000);
  });

  it('is read by platform admins for every organisation, and for the installation', async () => {
    const ofOrg = (await operator.get(`/api/admin/audit?org=${org}&action=organization.renamed`).expect(200)).body as {
      items: Entry[];
    };
    expect(ofOrg.items.map(({ after }) => after)).toEqual([{ name: '=cmd|calc' }]);
    const csv = await operator.get('/api/admin/audit/export.csv').expect(200);
    expect(csv.headers['content-disposition']).toContain('audit-installation-');
    const installation = (await operator.get('/api/admin/audit?action=audit.exported').expect(200)).body as {
      items: Entry[];
    };
    expect(installation.items[0]).toMatchObject({ actor: { type: 'platform-admin', id: operator.me.userId } });
    expect((await log('?action=audit.exported')).every(({ actor }) => actor.id === owner.me.userId)).toBe(true);
  });

  it.each([
    ['from=yesterday', 'from'],
    ['to=2026-13-01', 'to'],
    ['from=2026-02-30', 'from'],
    ['targetType=membership', 'targetId'],
    ['actor=%00', 'actor'],
    ['category=SECRET', 'category'],
  ])('names what is wrong in ?%s', async (query, field) => {
    for (const path of ['/api/audit', '/api/audit/export.csv']) {
      const { body } = await owner.get(`${path}?${query}`).expect(422);
      expect((body as { errors: { field: string }[] }).errors.map((error) => error.field)).toEqual([field]);
    }
  });
});
