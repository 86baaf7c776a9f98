import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { TenantDirectory } from '@moorage/contracts';
import { DomainError, decodeCursor, isUuid, pageOf, type Page } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import type { BotUpdate } from '../../../domain/bot-update.ts';
import type { RolloutBot } from '../../../domain/rollout.ts';
import type { RolloutBotStatus } from '../../../domain/rollout-status.ts';
import { botUpdateOf, type BotUpdateRow } from '../bot-update-row.ts';
import { rolloutBotOf, type RolloutBotRow } from '../rollout-row.ts';

export interface ListedRolloutBot {
  readonly bot: RolloutBot;
  readonly slug: string;
  readonly organizationName: string;
  /** Its last try; undefined: it had none. */
  readonly update: BotUpdate | undefined;
}

/** The bots of a rollout, in the order in which waves take them. */
export class ListRolloutBots extends Query<Page<ListedRolloutBot>> {
  constructor(
    readonly rolloutId: string,
    readonly filter: {
      readonly status?: RolloutBotStatus | undefined;
      readonly wave?: number | undefined;
      readonly cursor?: string | undefined;
      readonly limit: number;
    },
  ) {
    super();
  }
}

type Row = RolloutBotRow & { readonly slug: string };

@QueryHandler(ListRolloutBots)
export class ListRolloutBotsHandler implements IQueryHandler<ListRolloutBots> {
  constructor(
    private readonly database: Database,
    private readonly tenants: TenantDirectory,
  ) {}

  /** @throws DomainError ROLLOUT.NOT_FOUND, REQUEST.CURSOR_INVALID */
  async execute({ rolloutId, filter }: ListRolloutBots): Promise<Page<ListedRolloutBot>> {
    const { status, wave, cursor, limit } = filter;
    const after = cursor === undefined ? null : decodeCursor(cursor, 1)[0];
    if (after !== null && (typeof after !== 'string' || !isUuid(after)))
      throw new DomainError('REQUEST.CURSOR_INVALID', { field: 'cursor' });
    const isThere =
      isUuid(rolloutId) && (await this.database.query('SELECT 1 FROM rollouts WHERE id = $1', [rolloutId])).length > 0;
    if (!isThere) throw new DomainError('ROLLOUT.NOT_FOUND');
    const rows = await this.database.query<Row>(
      `SELECT b.*, i.slug FROM rollout_bots b JOIN instances i ON i.id = b.instance_id
        WHERE b.rollout_id = $1 AND ($2::text IS NULL OR b.status = $2) AND ($3::int IS NULL OR b.wave = $3)
          AND ($4::uuid IS NULL OR b.instance_id > $4)
        ORDER BY b.instance_id LIMIT $5`,
      [rolloutId, status ?? null, wave ?? null, after, limit + 1],
    );
    const [updates, orgs] = await Promise.all([
      this.updatesOf(rows),
      this.tenants.findOrgs([...new Set(rows.map(({ org_id }) => org_id))]),
    ]);
    return pageOf(
      rows,
      limit,
      (row) => ({
        bot: rolloutBotOf(row),
        slug: row.slug,
        organizationName: orgs.get(row.org_id)?.name ?? row.slug,
        update: updates.get(row.bot_update_id ?? ''),
      }),
      (row) => [row.instance_id],
    );
  }

  private async updatesOf(rows: readonly Row[]): Promise<Map<string, BotUpdate>> {
    const ids = rows.flatMap(({ bot_update_id }) => bot_update_id ?? []);
    const updates = await this.database.query<BotUpdateRow>('SELECT * FROM bot_updates WHERE id = ANY($1::uuid[])', [
      ids,
    ]);
    return new Map(updates.map((row) => [row.id, botUpdateOf(row)]));
  }
}
