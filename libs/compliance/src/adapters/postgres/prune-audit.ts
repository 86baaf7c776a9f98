import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  Clock,
  HandlesJob,
  UnitOfWork,
  defineJob,
  digestOf,
  installationChain,
  type JobHandler,
} from '@moorage/kernel';
import { Database } from '@moorage/platform';
import { retentionLimits } from '../../domain/audit-retention.ts';
import { ChainReader, entryColumns, toProvenEntry, type EntryRow } from './chain-reader.ts';

export const PruneAudit = defineJob<Record<string, never>>('compliance.prune-audit', {
  cron: '23 3 * * *',
  concurrency: 1,
  expireInSeconds: 3600,
});

const batch = 2_000;

/**
 * Removes entries whose time is over. Their digests stay for as long as older entries do, so that the chain can be
 * followed past them; where nothing older is left, the chain begins at a checkpoint. Each batch is a transaction of its
 * own, with an entry that says how many of which category it removed.
 */
@Injectable()
@HandlesJob(PruneAudit)
export class PruneAuditHandler implements JobHandler<Record<string, never>> {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly chains: ChainReader,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async handle(_: Record<string, never>, signal?: AbortSignal): Promise<void> {
    let chain = await this.chains.chainAfter(undefined);
    for (; chain !== undefined; chain = await this.chains.chainAfter(chain)) {
      while ((await this.pruneBatch(chain)) === batch) signal?.throwIfAborted();
      signal?.throwIfAborted();
    }
  }

  /** Resolves with how many were removed. */
  private pruneBatch(chain: string): Promise<number> {
    return this.unitOfWork.run(async () => {
      const due = await this.findDue(chain);
      if (due.length === 0) return 0;
      await this.database.write(`SELECT set_config('moorage.audit_upkeep', 'retention', true)`);
      await this.replaceByDigests(chain, due);
      await this.moveCheckpoint(chain);
      await this.audit.record({
        action: 'audit.pruned',
        actor: { type: 'system' },
        ...(chain !== installationChain && { orgId: chain }),
        after: countByCategory(due),
      });
      return due.length;
    });
  }

  private async findDue(chain: string): Promise<EntryRow[]> {
    const limits = retentionLimits(this.clock.now());
    const { rows } = await this.database.write<EntryRow>(
      `SELECT ${entryColumns} FROM audit_entries e
        WHERE chain = $1 AND at < $2
          AND at < (SELECT l.kept_since FROM unnest($3::text[], $4::timestamptz[]) AS l (category, kept_since) WHERE l.category = e.category)
        ORDER BY seq LIMIT ${batch} FOR UPDATE`,
      [
        chain,
        new Date(Math.max(...limits.map(({ keptSince }) => keptSince.getTime()))),
        limits.map(({ category }) => category),
        limits.map(({ keptSince }) => keptSince),
      ],
    );
    return rows;
  }

  /** From what is stored, not from what should be: an entry that was tampered with shows in the chain as before. */
  private async replaceByDigests(chain: string, due: readonly EntryRow[]): Promise<void> {
    const digests = due.map((row) => {
      const { seq: _seq, personal: _personal, salt: _salt, commitment, hash: _hash, ...lasting } = toProvenEntry(row);
      return digestOf(chain, lasting, Buffer.from(commitment, 'hex')).toString('hex');
    });
    const seqs = due.map(({ seq }) => seq);
    await this.database.write(
      `INSERT INTO audit_digests (chain, seq, digest, hash)
       SELECT $1, d.seq, decode(d.digest, 'hex'), decode(d.hash, 'hex')
         FROM unnest($2::bigint[], $3::text[], $4::text[]) AS d (seq, digest, hash)`,
      [chain, seqs, digests, due.map(({ hash }) => hash)],
    );
    await this.database.write('DELETE FROM audit_entries WHERE chain = $1 AND seq = ANY ($2::bigint[])', [chain, seqs]);
  }

  /** Digests that no entry stands before are needed no longer: the hash of the last of them is where the chain begins. */
  private async moveCheckpoint(chain: string): Promise<void> {
    await this.database.write(
      `WITH gone AS (
         DELETE FROM audit_digests
          WHERE chain = $1
            AND seq < coalesce((SELECT min(seq) FROM audit_entries WHERE chain = $1), 9223372036854775807)
         RETURNING seq, hash
       )
       UPDATE audit_chains c SET base_seq = last.seq, base_hash = last.hash
         FROM (SELECT seq, hash FROM gone ORDER BY seq DESC LIMIT 1) AS last WHERE c.chain = $1`,
      [chain],
    );
  }
}

function countByCategory(rows: readonly EntryRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { category } of rows) counts[category] = (counts[category] ?? 0) + 1;
  return counts;
}
