import { randomUUID } from 'node:crypto';
import { commitmentTo, digestOf, genesis, nextHash, type LastingPart } from '@moorage/kernel';
import { allAtOnce } from '@moorage/kernel/testing';
import { RequestContext } from '@moorage/platform';
import { openDatabaseHarness, type DatabaseHarness } from '@moorage/platform/testing';
import { AuditEntryEntity, complianceEntities } from './audit.entity.ts';
import type { PostgresAuditTrail } from './postgres-audit-trail.ts';
import { auditTrailOf } from '../../testing/audit-trail-of.ts';

describe('PostgresAuditTrail', () => {
  let harness: DatabaseHarness;
  let trail: PostgresAuditTrail;

  beforeAll(async () => {
    harness = await openDatabaseHarness(complianceEntities);
    trail = auditTrailOf(harness);
  });
  afterAll(() => harness.close());

  const entriesOf = (chain: string) =>
    harness.dataSource.getRepository(AuditEntryEntity).find({ where: { chain }, order: { seq: 'ASC' } });

  /** By hand, from what is stored: the hash that each entry should carry. */
  async function expectWholeChain(chain: string): Promise<void> {
    let previous: Buffer = genesis;
    for (const [index, entry] of (await entriesOf(chain)).entries()) {
      if (entry.personal === null || entry.salt === null) throw new Error('nothing was erased here');
      const lasting: LastingPart = {
        at: entry.at.toISOString(),
        category: entry.category,
        action: entry.action,
        actorType: entry.actorType,
        ...(entry.actorId !== null && { actorId: entry.actorId }),
        ...(entry.targetType !== null && { targetType: entry.targetType }),
        ...(entry.targetId !== null && { targetId: entry.targetId }),
        ...(entry.requestId !== null && { requestId: entry.requestId }),
      };
      const digest = digestOf(chain, lasting, commitmentTo(entry.personal, entry.salt));
      expect(entry.seq).toBe(String(index + 1));
      expect(entry.hash).toEqual(nextHash(previous, BigInt(index + 1), digest));
      previous = entry.hash;
    }
  }

  it('chains what happens in one organisation, in order', async () => {
    const orgId = randomUUID();
    await harness.unitOfWork.run(async () => {
      await trail.record({
        action: 'organization.renamed',
        orgId,
        target: { type: 'organization', id: orgId },
        before: { name: 'A' },
        after: { name: 'B' },
      });
      await trail.record({ action: 'member.left', orgId });
    });
    await harness.unitOfWork.run(() => trail.record({ action: 'member.joined', orgId }));
    expect((await entriesOf(orgId)).map((entry) => entry.action)).toEqual([
      'organization.renamed',
      'member.left',
      'member.joined',
    ]);
    await expectWholeChain(orgId);
  });

  it('says who called, from where, in which request', async () => {
    const orgId = randomUUID();
    await RequestContext.run({ requestId: 'request-1', ip: '192.0.2.7' }, () => {
      RequestContext.actAs({ type: 'user', id: 'u1', label: 'Ada <ada@example.com>' });
      return harness.unitOfWork.run(() => trail.record({ action: 'member.left', orgId }));
    });
    expect((await entriesOf(orgId))[0]).toMatchObject({
      actorType: 'user',
      actorId: 'u1',
      requestId: 'request-1',
      personal: { actorLabel: 'Ada <ada@example.com>', ip: '192.0.2.7' },
    });
  });

  it('is rolled back with what it tells', async () => {
    const orgId = randomUUID();
    const failed = harness.unitOfWork.run(async () => {
      await trail.record({ action: 'member.left', orgId });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await entriesOf(orgId)).toEqual([]);
  });

  it('refuses a record outside a unit of work', () => {
    expect(() => trail.record({ action: 'member.left', orgId: randomUUID() })).toThrow('outside a unit of work');
  });

  it('stays one chain when many write at once, to two chains in either order', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    const crosswise = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? ([a, b] as const) : ([b, a] as const)));
    await allAtOnce(
      crosswise,
      (work) => harness.unitOfWork.run(work),
      async ([first, second]) => {
        await trail.record({ action: 'member.joined', orgId: first });
        await trail.record({ action: 'member.left', orgId: second });
      },
    );
    expect(await entriesOf(a)).toHaveLength(20);
    await expectWholeChain(a);
    await expectWholeChain(b);
  });

  it('lets nobody change or remove an entry', async () => {
    const orgId = randomUUID();
    await harness.unitOfWork.run(() => trail.record({ action: 'member.left', orgId }));
    await expect(
      harness.dataSource.query('UPDATE audit_entries SET actor_id = $1 WHERE chain = $2', ['x', orgId]),
    ).rejects.toThrow('append-only');
    await expect(harness.dataSource.query('DELETE FROM audit_entries WHERE chain = $1', [orgId])).rejects.toThrow(
      'append-only',
    );
  });
});
