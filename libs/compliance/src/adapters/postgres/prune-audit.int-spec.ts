import { randomUUID } from 'node:crypto';
import type { AuditCategory } from '@moorage/kernel';
import { FixedClock } from '@moorage/kernel/testing';
import { openDatabaseHarness, type DatabaseHarness } from '@moorage/platform/testing';
import { auditTrailOf } from '../../testing/audit-trail-of.ts';
import { complianceEntities } from './audit.entity.ts';
import { ChainReader } from './chain-reader.ts';
import type { PostgresAuditTrail } from './postgres-audit-trail.ts';
import { PruneAuditHandler } from './prune-audit.ts';

const year = 365.25;

describe('pruning the audit log', () => {
  let harness: DatabaseHarness;
  let clock: FixedClock;
  let trail: PostgresAuditTrail;
  let chains: ChainReader;
  let prune: PruneAuditHandler;

  beforeAll(async () => {
    harness = await openDatabaseHarness(complianceEntities);
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    clock = new FixedClock(new Date('2020-01-01T00:00:00Z'));
    trail = auditTrailOf(harness, { clock });
    chains = new ChainReader(harness.database);
    prune = new PruneAuditHandler(harness.database, harness.unitOfWork, chains, trail, clock);
  });

  /** An entry of any category, also of those that nothing records yet. */
  const append = (chain: string, ...categories: AuditCategory[]) => {
    const { append: entries } = trail as unknown as { append(entries: object[]): Promise<void> };
    const at = clock.now().toISOString();
    return harness.unitOfWork.run(() =>
      entries.call(
        trail,
        categories.map((category) => ({
          chain,
          lasting: { at, category, action: 'member.joined', actorType: 'system' },
          personal: { actorLabel: 'Ada' },
        })),
      ),
    );
  };
  const rowsOf = (table: string, chain: string) =>
    harness.dataSource.query<{ seq: string; category?: string; action?: string; personal?: { after?: object } }[]>(
      `SELECT * FROM ${table} WHERE chain = $1 ORDER BY seq`,
      [chain],
    );

  it('keeps two years of most, seven of money and agreements, and a chain that can be followed', async () => {
    const chain = randomUUID();
    await append(chain, 'MEMBER', 'INVOICE', 'SSO', 'SSO', 'CONSENT', 'FLEET');
    clock.advance({ days: 1.5 * year });
    await append(chain, 'MEMBER');
    clock.advance({ days: year });

    await prune.handle({});
    expect((await rowsOf('audit_entries', chain)).map(({ seq, category }) => `${seq} ${category}`)).toEqual([
      '2 INVOICE',
      '5 CONSENT',
      '7 MEMBER',
      '8 SYSTEM',
    ]);
    expect((await rowsOf('audit_digests', chain)).map(({ seq }) => seq)).toEqual(['3', '4', '6']);
    const summary = (await rowsOf('audit_entries', chain)).at(-1);
    expect(summary).toMatchObject({ action: 'audit.pruned', personal: { after: { MEMBER: 1, SSO: 2, FLEET: 1 } } });
    expect(await chains.verify(chain)).toMatchObject({ entries: 4, pruned: 4, head: { seq: 8 } });
    expect((await chains.verify(chain)).broken).toBeUndefined();

    clock.advance({ days: 5 * year });
    await prune.handle({});
    expect((await rowsOf('audit_entries', chain)).map(({ seq, action }) => `${seq} ${action}`)).toEqual([
      '9 audit.pruned',
    ]);
    expect(await rowsOf('audit_digests', chain)).toEqual([]);
    expect(await chains.endsOf(chain)).toMatchObject({ base: { seq: 8 }, head: { seq: 9 } });
    expect((await chains.verify(chain)).broken).toBeUndefined();
  });

  it('leaves what is young alone, and says nothing then', async () => {
    const chain = randomUUID();
    await append(chain, 'MEMBER', 'INVOICE');
    clock.advance({ days: 1.9 * year });
    await prune.handle({});
    expect(await rowsOf('audit_entries', chain)).toHaveLength(2);
  });

  it('hides no tampering: what was changed before shows after', async () => {
    const chain = randomUUID();
    await append(chain, 'INVOICE', 'MEMBER', 'INVOICE');
    await harness.dataSource.transaction(async (manager) => {
      await manager.query('SET LOCAL session_replication_role = replica');
      await manager.query(`UPDATE audit_entries SET actor_id = 'x' WHERE chain = $1 AND seq = 2`, [chain]);
    });
    clock.advance({ days: 3 * year });
    await prune.handle({});
    expect((await chains.verify(chain)).broken).toEqual({ seq: 3, reason: 'hash' });
  });

  it('works in batches, while others write', async () => {
    const chain = randomUUID();
    await append(chain, ...Array.from({ length: 4_100 }, () => 'MEMBER' as const));
    clock.advance({ days: 3 * year });
    await Promise.all([prune.handle({}), ...Array.from({ length: 5 }, () => append(chain, 'SSO'))]);
    const left = await rowsOf('audit_entries', chain);
    expect(left.filter(({ action }) => action === 'audit.pruned')).toHaveLength(3);
    expect(left).toHaveLength(8);
    expect((await chains.verify(chain)).broken).toBeUndefined();
  });
});
