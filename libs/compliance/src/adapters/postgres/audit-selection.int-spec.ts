import { randomUUID } from 'node:crypto';
import { FixedClock } from '@moorage/kernel/testing';
import type { AuditEntry } from '@moorage/kernel';
import { openDatabaseHarness, type DatabaseHarness } from '@moorage/platform/testing';
import { auditTrailOf } from '../../testing/audit-trail-of.ts';
import type { AuditFilter } from '../http/audit.dto.ts';
import { complianceEntities } from './audit.entity.ts';
import { AuditSelection, statement } from './audit-selection.ts';
import { ListAuditEntries, ListAuditEntriesHandler } from './queries/list-audit-entries.ts';

describe('the audit list', () => {
  let harness: DatabaseHarness;
  let selection: AuditSelection;
  const orgId = randomUUID();
  const ada = { type: 'user', id: 'u-ada', label: 'Ada Müller <ada@example.com>' } as const;
  const ben = { type: 'user', id: 'u-ben', label: 'Ben Ode <ben@example.com>' } as const;
  const membership = (id: string, label: string) => ({ type: 'membership', id, label });

  beforeAll(async () => {
    harness = await openDatabaseHarness(complianceEntities);
    selection = new AuditSelection(harness.database);
    const clock = new FixedClock(new Date('2026-01-01T10:00:00Z'));
    const trail = auditTrailOf(harness, { clock });
    const entries: AuditEntry[] = [
      { action: 'organization.created', actor: ada },
      { action: 'member.joined', actor: ben, target: membership('m-ben', 'Ben Ode <ben@example.com>') },
      { action: 'member.role-changed', actor: ada, target: membership('m-ben', 'Ben Ode <ben@example.com>') },
      { action: 'instance.created', actor: { type: 'system' } },
      { action: 'member.removed', actor: ada, target: membership('m-zoe', 'Zoë O’Neil <zoe_1@example.com>') },
    ];
    for (const entry of entries) {
      await harness.unitOfWork.run(() => trail.record({ ...entry, orgId }));
      clock.advance({ days: 1 });
    }
    await harness.unitOfWork.run(() => trail.record({ action: 'member.joined', orgId: randomUUID(), actor: ada }));
  });
  afterAll(() => harness.close());

  const found = async (filter: AuditFilter): Promise<number[]> =>
    (await selection.select(orgId, filter, undefined, 100)).map(({ seq }) => Number(seq));

  it.each<[string, AuditFilter, number[]]>([
    ['everything, newest first, and nothing of another chain', {}, [5, 4, 3, 2, 1]],
    ['a category', { category: 'FLEET' }, [4]],
    ['an action', { action: 'member.joined' }, [2]],
    ['an actor', { actor: 'u-ada' }, [5, 3, 1]],
    ['a target', { targetType: 'membership', targetId: 'm-ben' }, [3, 2]],
    ['a target of another kind', { targetType: 'invitation', targetId: 'm-ben' }, []],
    ['a period, its end excluded', { from: '2026-01-02', to: '2026-01-04T10:00:00Z' }, [3, 2]],
    ['a moment with a zone', { from: '2026-01-04T12:00:00+02:00' }, [5, 4]],
    ['a period of nobody', { from: '2027-01-01' }, []],
    ['a name, whatever its accents and case', { search: 'MULLER' }, [5, 3, 1]],
    ['the name of a target', { search: 'zoe' }, [5]],
    ['two letters that a word begins with', { search: 'od' }, [3, 2]],
    ['two letters in the midst of a word', { search: 'de' }, []],
    ['signs that LIKE knows, as they are', { search: 'e_1' }, [5]],
    ['nothing by a wildcard', { search: '%' }, []],
    ['all of it together', { actor: 'u-ada', search: 'ben ode', category: 'MEMBER', from: '2026-01-01' }, [3]],
  ])('finds %s', async (_, filter, seqs) => {
    expect(await found(filter)).toEqual(seqs);
  });

  it('goes on where the page before ended', async () => {
    const list = new ListAuditEntriesHandler(selection);
    const first = await list.execute(new ListAuditEntries(orgId, { limit: 2 }));
    expect(first.items.map(({ seq }) => seq)).toEqual([5, 4]);
    expect(first.items[0]).toEqual({
      seq: 5,
      at: '2026-01-05T10:00:00.000Z',
      category: 'MEMBER',
      action: 'member.removed',
      actor: ada,
      target: membership('m-zoe', 'Zoë O’Neil <zoe_1@example.com>'),
      erased: false,
    });
    const { items, nextCursor } = await list.execute(
      new ListAuditEntries(orgId, { limit: 3, cursor: first.nextCursor! }),
    );
    expect([items.map(({ seq }) => seq), nextCursor]).toEqual([[3, 2, 1], undefined]);
  });

  it('finds nobody who was erased, and says that they were', async () => {
    await harness.unitOfWork.run(async () => {
      await harness.database.write(`SELECT set_config('moorage.audit_upkeep', 'erasure', true)`);
      await harness.database.write(
        'UPDATE audit_entries SET personal = NULL, salt = NULL WHERE chain = $1 AND seq = 5',
        [orgId],
      );
    });
    expect(await found({ search: 'zoe' })).toEqual([]);
    const { items } = await new ListAuditEntriesHandler(selection).execute(new ListAuditEntries(orgId, { limit: 1 }));
    expect(items[0]).toMatchObject({ erased: true, actor: { type: 'user', id: 'u-ada' } });
  });

  describe('in a long chain', () => {
    const long = randomUUID();
    beforeAll(async () => {
      // What is asked for below is rare or old: a list that read the chain until it met a page would read all of it.
      await harness.dataSource.query(
        `INSERT INTO audit_entries (chain, seq, at, category, action, actor_type, actor_id, target_type, target_id, personal, commitment, hash)
         SELECT $1, n, timestamptz '2026-01-01' + n * interval '1 minute', CASE WHEN n = 70 THEN 'SSO' ELSE 'MEMBER' END,
                CASE WHEN n = 60 THEN 'member.left' ELSE 'member.joined' END, 'user', 'u' || CASE WHEN n = 50 THEN 'x' ELSE (n % 7)::text END,
                'membership', 'm' || n,
                jsonb_build_object('actorLabel', CASE WHEN n = 80 THEN 'Rara Avis' ELSE 'Common Person' END), '\\x00', '\\x00'
           FROM generate_series(1, 30000) n`,
        [long],
      );
      await harness.dataSource.query('ANALYZE audit_entries');
    });

    it.each<[string, AuditFilter]>([
      ['everything', {}],
      ['a rare category', { category: 'SSO' }],
      ['a rare action', { action: 'member.left' }],
      ['a rare actor', { actor: 'ux' }],
      ['a target', { targetType: 'membership', targetId: 'm90' }],
      ['an old period', { from: '2026-01-01', to: '2026-01-01T02:00:00Z' }],
      ['an old period of a common action', { action: 'member.joined', to: '2026-01-01T02:00:00Z' }],
      ['a rare name', { search: 'rara' }],
      ['a common name', { search: 'common' }],
      ['a name of nobody', { search: 'nobody' }],
    ])('reads little for %s', async (_, filter) => {
      const { sql, parameters } = statement(long, filter, undefined, 26);
      const [{ 'QUERY PLAN': plan }] = (await harness.dataSource.query(
        `EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`,
        parameters,
      )) as [{ 'QUERY PLAN': [{ Plan: PlanNode }] }];
      expect(rowsReadBy(plan[0].Plan)).toBeLessThan(1_500);
    });
  });
});

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** How many rows the scans of the plan looked at. */
function rowsReadBy(node: PlanNode): number {
  const own = node['Node Type'].includes('Scan')
    ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
    : 0;
  return own + (node.Plans ?? []).reduce((sum, child) => sum + rowsReadBy(child), 0);
}
