import { Injectable } from '@nestjs/common';
import {
  ChainVerifier,
  chainStart,
  type AuditAction,
  type AuditActorType,
  type AuditCategory,
  type ChainFindings,
  type ChainLink,
  type ChainPoint,
  type PersonalPart,
  type ProvenEntry,
} from '@moorage/kernel';
import { Database } from '@moorage/platform';

export interface ChainEnds {
  /** Where what was pruned ends. */
  readonly base: ChainPoint;
  readonly head: ChainPoint;
  /** The highest entry that is there; the head's, unless somebody has laid hands on the tables. */
  readonly last: number;
}

interface EndsRow {
  seq: string | null;
  hash: string | null;
  base_seq: string | null;
  base_hash: string | null;
  last: string | null;
}

export interface EntryRow {
  seq: string;
  at: string;
  category: AuditCategory;
  action: AuditAction;
  actor_type: AuditActorType;
  actor_id: string | null;
  target_type: string | null;
  target_id: string | null;
  request_id: string | null;
  personal: PersonalPart | null;
  salt: string | null;
  commitment: string;
  hash: string;
}

interface LinkRow extends EntryRow {
  digest: string | null;
}

/** What an `EntryRow` is read by. */
export const entryColumns = `seq, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS at, category, action,
  actor_type, actor_id, target_type, target_id, request_id, personal, encode(salt, 'hex') AS salt,
  encode(commitment, 'hex') AS commitment, encode(hash, 'hex') AS hash`;

const batch = 1_000;

/** Reads chains link by link, oldest first, as many at a time as fit into little memory. */
@Injectable()
export class ChainReader {
  constructor(private readonly database: Database) {}

  /** Both ends of a chain; of one that was never written to, the start. */
  async endsOf(chain: string): Promise<ChainEnds> {
    const [row] = await this.database.query<EndsRow>(
      `SELECT c.seq, encode(c.hash, 'hex') AS hash, c.base_seq, encode(c.base_hash, 'hex') AS base_hash,
              (SELECT max(seq) FROM audit_entries WHERE chain = $1) AS last
         FROM (SELECT 1) AS always LEFT JOIN audit_chains c ON c.chain = $1`,
      [chain],
    );
    const pointOf = (seq: string | null | undefined, hash: string | null | undefined): ChainPoint =>
      seq == null || hash == null ? chainStart : { seq: Number(seq), hash };
    return {
      base: pointOf(row?.base_seq, row?.base_hash),
      head: pointOf(row?.seq, row?.hash),
      last: Number(row?.last ?? 0),
    };
  }

  /** The chain that follows in the order of their ids; undefined after the last. */
  async chainAfter(chain: string | undefined): Promise<string | undefined> {
    const next = (table: string) =>
      `(SELECT chain FROM ${table} WHERE $1::uuid IS NULL OR chain > $1 ORDER BY chain LIMIT 1)`;
    const [row] = await this.database.query<{ chain: string | null }>(
      `SELECT least(${next('audit_chains')}, ${next('audit_entries')}) AS chain`,
      [chain ?? null],
    );
    return row?.chain ?? undefined;
  }

  /** The links after `from` up to `to`, in batches. */
  async *links(chain: string, from: number, to: number): AsyncGenerator<ChainLink[]> {
    for (let after = from; ;) {
      const rows = await this.database.queryBatch<LinkRow>(
        `SELECT ${entryColumns}, NULL AS digest FROM audit_entries WHERE chain = $1 AND seq > $2 AND seq <= $3
         UNION ALL
         SELECT seq, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, encode(digest, 'hex')
           FROM audit_digests WHERE chain = $1 AND seq > $2 AND seq <= $3
         ORDER BY seq LIMIT ${batch}`,
        [chain, after, to],
      );
      const last = rows.at(-1);
      if (last === undefined) return;
      after = Number(last.seq);
      yield rows.map(toLink);
    }
  }

  /** Follows a whole chain. One that is pruned meanwhile is followed again from its new beginning. */
  async verify(chain: string): Promise<ChainFindings> {
    for (let attempt = 1; ; attempt++) {
      const { base, head, last } = await this.endsOf(chain);
      const verifier = new ChainVerifier(chain, base, head);
      for await (const links of this.links(chain, base.seq, head.seq)) links.forEach((link) => verifier.add(link));
      const findings = verifier.end();
      if (findings.broken === undefined)
        return last <= head.seq ? findings : { ...findings, broken: { seq: head.seq + 1, reason: 'end' } };
      if (attempt >= 3 || (await this.endsOf(chain)).base.seq === base.seq) return findings;
    }
  }
}

function toLink(row: LinkRow): ChainLink {
  return row.digest === null ? toProvenEntry(row) : { seq: Number(row.seq), digest: row.digest };
}

export function toProvenEntry(row: EntryRow): ProvenEntry {
  return {
    seq: Number(row.seq),
    // Times have milliseconds; with more they are not the ones that were written, and shall not pass for them.
    at: `${row.at.endsWith('000') ? row.at.slice(0, -3) : row.at}Z`,
    category: row.category,
    action: row.action,
    actorType: row.actor_type,
    ...(row.actor_id !== null && { actorId: row.actor_id }),
    ...(row.target_type !== null && { targetType: row.target_type }),
    ...(row.target_id !== null && { targetId: row.target_id }),
    ...(row.request_id !== null && { requestId: row.request_id }),
    personal: row.personal,
    salt: row.salt,
    commitment: row.commitment,
    hash: row.hash,
  };
}
