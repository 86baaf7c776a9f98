import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PeopleDirectory } from '@moorage/contracts';
import { DomainError, decodeTimeCursor, isUuid, pageOf, type Page } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import type { Rollout, Wave } from '../../../domain/rollout.ts';
import type { RolloutStatus } from '../../../domain/rollout-status.ts';
import { rolloutOf, waveOf, type RolloutRow, type WaveRow } from '../rollout-row.ts';

export interface ListedRollout {
  readonly rollout: Rollout;
  readonly release: {
    readonly id: string;
    readonly reference: string;
    readonly digest: string;
    readonly version: string | null;
  };
  /** Bots that are being updated for it now. */
  readonly running: number;
  /** Who started it; undefined: the platform by itself. */
  readonly startedBy: string | undefined;
}

/** Rollouts, the newest first. */
export class ListRollouts extends Query<Page<ListedRollout>> {
  constructor(
    readonly filter: {
      readonly status?: RolloutStatus | undefined;
      readonly releaseId?: string | undefined;
      readonly cursor?: string | undefined;
      readonly limit: number;
    },
  ) {
    super();
  }
}

/** One rollout with its waves. @throws DomainError ROLLOUT.NOT_FOUND */
export class GetRollout extends Query<ListedRollout & { readonly waves: readonly Wave[] }> {
  constructor(readonly rolloutId: string) {
    super();
  }
}

interface Row extends RolloutRow {
  readonly reference: string;
  readonly digest: string;
  readonly version: string | null;
  readonly running: number;
}

const columns = `rollouts.*, releases.reference, releases.digest, releases.version,
  (SELECT count(*)::int FROM rollout_bots b WHERE b.rollout_id = rollouts.id AND b.status = 'RUNNING') AS running`;
const source = 'rollouts JOIN releases ON releases.id = rollouts.release_id';

@QueryHandler(ListRollouts)
export class ListRolloutsHandler implements IQueryHandler<ListRollouts> {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleDirectory,
  ) {}

  /** @throws DomainError REQUEST.CURSOR_INVALID */
  async execute({ filter: { status, releaseId, cursor, limit } }: ListRollouts): Promise<Page<ListedRollout>> {
    const [before, beforeId] = cursor === undefined ? [null, null] : decodeTimeCursor(cursor);
    const rows = await this.database.query<Row>(
      `SELECT ${columns} FROM ${source}
        WHERE ($1::text IS NULL OR rollouts.status = $1) AND ($2::uuid IS NULL OR rollouts.release_id = $2)
          AND ($3::timestamptz IS NULL OR (rollouts.created_at, rollouts.id) < ($3::timestamptz, $4::uuid))
        ORDER BY rollouts.created_at DESC, rollouts.id DESC LIMIT $5`,
      [status ?? null, releaseId ?? null, before, beforeId, limit + 1],
    );
    const names = await namesOf(this.people, rows);
    return pageOf(
      rows,
      limit,
      (row) => listed(row, names),
      (row) => [row.created_at.toISOString(), row.id],
    );
  }
}

@QueryHandler(GetRollout)
export class GetRolloutHandler implements IQueryHandler<GetRollout> {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleDirectory,
  ) {}

  async execute({ rolloutId }: GetRollout): Promise<ListedRollout & { waves: Wave[] }> {
    if (!isUuid(rolloutId)) throw new DomainError('ROLLOUT.NOT_FOUND');
    const [row] = await this.database.query<Row>(`SELECT ${columns} FROM ${source} WHERE rollouts.id = $1`, [
      rolloutId,
    ]);
    if (row === undefined) throw new DomainError('ROLLOUT.NOT_FOUND');
    const waves = await this.database.query<WaveRow>('SELECT * FROM waves WHERE rollout_id = $1 ORDER BY number', [
      rolloutId,
    ]);
    return { ...listed(row, await namesOf(this.people, [row])), waves: waves.map(waveOf) };
  }
}

async function namesOf(people: PeopleDirectory, rows: readonly Row[]): Promise<Map<string, string>> {
  const known = await people.findMany([...new Set(rows.flatMap(({ created_by }) => created_by ?? []))]);
  return new Map([...known].map(([userId, { name }]) => [userId, name]));
}

function listed(row: Row, names: ReadonlyMap<string, string>): ListedRollout {
  const { release_id: id, reference, digest, version, running, created_by: createdBy } = row;
  return {
    rollout: rolloutOf(row),
    release: { id, reference, digest, version },
    running,
    startedBy: createdBy === null ? undefined : (names.get(createdBy) ?? 'Somebody who is gone'),
  };
}
