import { randomUUID } from 'node:crypto';
import type { TenantDirectory } from '@moorage/contracts';
import { installationChain } from '@moorage/kernel';
import { openDatabaseHarness, type DatabaseHarness } from '@moorage/platform/testing';
import { auditTrailOf } from '../../testing/audit-trail-of.ts';
import { complianceEntities } from './audit.entity.ts';
import { ChainReader } from './chain-reader.ts';
import type { PostgresAuditTrail } from './postgres-audit-trail.ts';
import { VerifyAudit, VerifyAuditHandler } from './queries/verify-audit.ts';

describe('ChainReader', () => {
  let harness: DatabaseHarness;
  let trail: PostgresAuditTrail;
  let chains: ChainReader;

  beforeAll(async () => {
    harness = await openDatabaseHarness(complianceEntities);
    trail = auditTrailOf(harness);
    chains = new ChainReader(harness.database);
  });
  afterAll(() => harness.close());

  const record = (orgId: string | undefined, count: number) =>
    harness.unitOfWork.run(async () => {
      for (let n = 1; n <= count; n++) {
        await trail.record({
          action: 'member.role-changed',
          ...(orgId !== undefined && { orgId }),
          actor: { type: 'user', id: 'u1', label: 'Ada Müller <ada@example.com>' },
          target: { type: 'membership', id: `m${n}`, label: '💥 "quoted" \\ Ben' },
          before: { role: 'MEMBER', seats: 1.5, tags: ['b', 'a'], none: null },
          after: { role: 'ADMIN', seats: 1e21, 'ключ é': true },
        });
      }
    });

  /** As somebody would who owns the database: past the triggers. */
  const tamper = (sql: string, parameters: unknown[]) =>
    harness.dataSource.transaction(async (manager) => {
      await manager.query('SET LOCAL session_replication_role = replica');
      await manager.query(sql, parameters);
    });

  it('finds whole what was written, over several batches', async () => {
    const orgId = randomUUID();
    await record(orgId, 1_203);
    const findings = await chains.verify(orgId);
    expect(findings).toMatchObject({ entries: 1_203, erased: 0, pruned: 0, head: { seq: 1_203 } });
    expect(findings.broken).toBeUndefined();
    expect((await chains.verify(randomUUID())).broken).toBeUndefined();
  });

  it('finds whole what was erased', async () => {
    const orgId = randomUUID();
    await record(orgId, 3);
    await tamper('UPDATE audit_entries SET personal = NULL, salt = NULL WHERE chain = $1 AND seq = 2', [orgId]);
    expect(await chains.verify(orgId)).toMatchObject({ entries: 3, erased: 1 });
    expect((await chains.verify(orgId)).broken).toBeUndefined();
  });

  it.each([
    ['the moment', `UPDATE audit_entries SET at = at + interval '1 microsecond' WHERE chain = $1 AND seq = 3`, 3],
    ['the category', `UPDATE audit_entries SET category = 'SSO' WHERE chain = $1 AND seq = 3`, 3],
    ['the action', `UPDATE audit_entries SET action = 'member.joined' WHERE chain = $1 AND seq = 3`, 3],
    ['the kind of actor', `UPDATE audit_entries SET actor_type = 'system' WHERE chain = $1 AND seq = 3`, 3],
    ['the actor', `UPDATE audit_entries SET actor_id = 'u2' WHERE chain = $1 AND seq = 3`, 3],
    ['the actor away', 'UPDATE audit_entries SET actor_id = NULL WHERE chain = $1 AND seq = 3', 3],
    ['the target', `UPDATE audit_entries SET target_id = 'm9' WHERE chain = $1 AND seq = 3`, 3],
    ['the request', `UPDATE audit_entries SET request_id = 'r' WHERE chain = $1 AND seq = 3`, 3],
    [
      'a value',
      `UPDATE audit_entries SET personal = jsonb_set(personal, '{after,role}', '"OWNER"') WHERE chain = $1 AND seq = 3`,
      3,
    ],
    ['half of an erasure', 'UPDATE audit_entries SET salt = NULL WHERE chain = $1 AND seq = 3', 3],
    ['the hash', `UPDATE audit_entries SET hash = sha256('x') WHERE chain = $1 AND seq = 3`, 3],
    ['an entry away', 'DELETE FROM audit_entries WHERE chain = $1 AND seq = 3', 4],
    [
      'an entry into a digest of nothing',
      `WITH gone AS (DELETE FROM audit_entries WHERE chain = $1 AND seq = 3 RETURNING *)
       INSERT INTO audit_digests (chain, seq, digest, hash) SELECT chain, seq, sha256('x'), hash FROM gone`,
      4,
    ],
    ['the last entry away', 'DELETE FROM audit_entries WHERE chain = $1 AND seq = 5', 4],
    ['the last entry away and the head back', `DELETE FROM audit_chains WHERE chain = $1`, 1],
    [
      'the head back',
      `UPDATE audit_chains SET seq = 4, hash = (SELECT hash FROM audit_entries WHERE chain = $1 AND seq = 4) WHERE chain = $1`,
      5,
    ],
    ['two entries round', 'UPDATE audit_entries SET seq = 7 - seq WHERE chain = $1 AND seq IN (3, 4)', 3],
  ])('finds that somebody took or changed %s', async (what, sql, seq) => {
    const orgId = randomUUID();
    await record(orgId, 5);
    if (what.startsWith('two')) {
      await tamper('UPDATE audit_entries SET seq = 99 WHERE chain = $1 AND seq = 3', [orgId]);
      await tamper('UPDATE audit_entries SET seq = 3 WHERE chain = $1 AND seq = 4', [orgId]);
      await tamper('UPDATE audit_entries SET seq = 4 WHERE chain = $1 AND seq = 99', [orgId]);
    } else await tamper(sql, [orgId]);
    expect((await chains.verify(orgId)).broken?.seq).toBe(seq);
  });

  it.each(['audit_entries', 'audit_digests', 'audit_chains'])('lets nobody empty %s', async (table) => {
    await expect(harness.dataSource.query(`TRUNCATE ${table}`)).rejects.toThrow('append-only');
  });

  it('lets nobody shorten a chain', async () => {
    const orgId = randomUUID();
    await record(orgId, 2);
    for (const sql of ['UPDATE audit_chains SET seq = 1 WHERE chain = $1', 'DELETE FROM audit_chains WHERE chain = $1'])
      await expect(harness.dataSource.query(sql, [orgId])).rejects.toThrow('append-only');
  });

  it('reports every chain, a page at a time, and by name where there is one', async () => {
    await record(undefined, 1);
    const named: Pick<TenantDirectory, 'findOrg'> = {
      findOrg: (orgId) => Promise.resolve({ orgId, slug: 'acme', name: 'Acme', status: 'ACTIVE' }),
    };
    const verify = new VerifyAuditHandler(chains, named as TenantDirectory);
    const seen: string[] = [];
    let broken = 0;
    for (let cursor: string | undefined; ;) {
      const page = await verify.execute(new VerifyAudit({ limit: 4, ...(cursor !== undefined && { cursor }) }));
      expect(page.items.length).toBeLessThanOrEqual(4);
      page.items.forEach((item) => {
        seen.push(item.chain);
        if (!item.ok) broken += 1;
        expect(item.organization?.name).toBe(item.chain === installationChain ? undefined : 'Acme');
      });
      cursor = page.nextCursor;
      if (cursor === undefined) break;
    }
    const all = await harness.dataSource.query<{ chain: string }[]>(
      'SELECT DISTINCT chain FROM audit_entries ORDER BY chain',
    );
    expect(seen).toEqual(all.map(({ chain }) => chain));
    expect(broken).toBe(17);
  });
});
