import { Injectable } from '@nestjs/common';
import type { AuditAction, AuditActorType, AuditCategory, PersonalPart } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import type { AuditFilter } from '../http/audit.dto.ts';
import { auditCsvLine } from './audit-csv.ts';

export interface AuditRow {
  readonly seq: string;
  readonly at: Date;
  readonly category: AuditCategory;
  readonly action: AuditAction;
  readonly actor_type: AuditActorType;
  readonly actor_id: string | null;
  readonly target_type: string | null;
  readonly target_id: string | null;
  readonly request_id: string | null;
  readonly personal: PersonalPart | null;
}

/** Entries as lines of a CSV file. */
export interface AuditCsv {
  /** Each with its line end. */
  readonly lines: string;
  readonly count: number;
  /** The `seq` of the last; none of no entries. */
  readonly last: number | undefined;
}

const columns = 'seq, at, category, action, actor_type, actor_id, target_type, target_id, request_id, personal';

/**
 * Up to this many matches of a search come from the trigram index and are sorted; where there are more, a scan in the order
 * of the list meets a page of them soon.
 */
const fewMatches = 500;

/**
 * `at` is the moment of the change, `seq` that of its commit, which comes later by the length of a transaction and the
 * difference of two replicas' clocks: never by as much as this.
 */
const slack = '1 hour';

/** Reads a stretch of a chain, newest first. */
@Injectable()
export class AuditSelection {
  constructor(private readonly database: Database) {}

  /** At most `limit` entries with a smaller `seq` than `before` that fit the filter. */
  select(chain: string, filter: AuditFilter, before: number | undefined, limit: number): Promise<AuditRow[]> {
    const { sql, parameters } = statement(chain, filter, before, limit);
    return this.database.queryBatch<AuditRow>(sql, parameters);
  }

  /** The same entries as the lines of a CSV file, as one text. */
  async selectCsv(chain: string, filter: AuditFilter, before: number | undefined, limit: number): Promise<AuditCsv> {
    const { sql, parameters } = statement(chain, filter, before, limit);
    const [batch] = await this.database.queryBatch<{ lines: string | null; count: number; last: string | null }>(
      `SELECT string_agg(${auditCsvLine}, '' ORDER BY seq DESC) AS lines, count(*)::int AS count, min(seq) AS last
         FROM (${sql}) AS selected`,
      parameters,
    );
    return {
      lines: batch?.lines ?? '',
      count: batch?.count ?? 0,
      last: batch?.last == null ? undefined : Number(batch.last),
    };
  }
}

interface Statement {
  readonly sql: string;
  readonly parameters: unknown[];
}

/** For the plans to be looked at in a test. */
export function statement(chain: string, filter: AuditFilter, before: number | undefined, limit: number): Statement {
  const parameters: unknown[] = [chain, limit];
  const bind = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = ['chain = $1'];
  if (before !== undefined) conditions.push(`seq < ${bind(before)}`);
  if (filter.category !== undefined) conditions.push(`category = ${bind(filter.category)}`);
  if (filter.action !== undefined) conditions.push(`action = ${bind(filter.action)}`);
  if (filter.actor !== undefined) conditions.push(`actor_id = ${bind(filter.actor)}`);
  if (filter.targetId !== undefined) conditions.push(`target_id = ${bind(filter.targetId)}`);
  if (filter.targetType !== undefined) conditions.push(`target_type = ${bind(filter.targetType)}`);
  // Two looks at the index by time turn the period into a stretch of `seq`, the order of the list and of every index.
  if (filter.from !== undefined) {
    const from = `${bind(new Date(filter.from))}::timestamptz`;
    conditions.push(
      `at >= ${from}`,
      `seq > coalesce((SELECT seq FROM audit_entries WHERE chain = $1 AND at < ${from} - interval '${slack}' ORDER BY at DESC LIMIT 1), 0)`,
    );
  }
  if (filter.to !== undefined) {
    const to = `${bind(new Date(filter.to))}::timestamptz`;
    conditions.push(
      `at < ${to}`,
      `seq < coalesce((SELECT seq FROM audit_entries WHERE chain = $1 AND at >= ${to} + interval '${slack}' ORDER BY at LIMIT 1), 9223372036854775807)`,
    );
  }
  const pattern = namesPattern(filter.search);
  const all = conditions.join(' AND ');
  if (pattern === undefined) {
    return { sql: `SELECT ${columns} FROM audit_entries WHERE ${all} ORDER BY seq DESC LIMIT $2`, parameters };
  }
  const matches = `audit_names(personal) LIKE ${bind(pattern)}`;
  const sql = `
    WITH found AS MATERIALIZED (
      SELECT * FROM audit_entries WHERE chain = $1 AND ${matches} LIMIT ${fewMatches + 1}
    ), extent AS (
      SELECT count(*) > ${fewMatches} AS many FROM found
    )
    (SELECT ${columns} FROM found WHERE NOT (SELECT many FROM extent) AND ${all} ORDER BY seq DESC LIMIT $2)
    UNION ALL
    (SELECT ${columns} FROM audit_entries WHERE (SELECT many FROM extent) AND ${all} AND ${matches} ORDER BY seq DESC LIMIT $2)`;
  return { sql, parameters };
}

/**
 * The LIKE pattern for what was typed, in the form of `audit_names`. One or two characters have no trigram to look up, so
 * they match the start of a word.
 */
function namesPattern(typed: string | undefined): string | undefined {
  const key = (typed ?? '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .trim();
  if (key === '') return undefined;
  const literal = key.replace(/[\\%_]/g, '\\$&');
  return key.length < 3 ? `% ${literal}%` : `%${literal}%`;
}
