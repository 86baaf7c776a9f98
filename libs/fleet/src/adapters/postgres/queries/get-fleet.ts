import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { instanceStatuses, type InstanceStatus } from '@moorage/contracts';
import { Database } from '@moorage/platform';
import { ContainerRuntime } from '../../../application/ports/container-runtime.port.ts';
import { openBotUpdateStatuses } from '../../../domain/bot-update-status.ts';
import { channelOf, releaseChannels, type ReleaseChannel } from '../../../domain/release-channel.ts';

type OpenUpdateStatus = (typeof openBotUpdateStatuses)[number];

export interface FleetVersion {
  readonly digest: string;
  readonly version?: string;
  readonly releaseId?: string;
  readonly instances: number;
  /** The followed tags that mean it now. */
  readonly newestOf: readonly string[];
  readonly isQuarantined: boolean;
}

export interface FleetChannel {
  readonly channel: ReleaseChannel;
  readonly instances: number;
  /** On what their tag means now. Those without a digest yet, and those whose tag was never looked at, are neither. */
  readonly upToDate: number;
  readonly behind: number;
}

export interface FleetOverview {
  readonly runtime: string;
  /** The engine's own; absent while it doesn't answer. */
  readonly version?: string;
  /** By status; every status is there. */
  readonly counts: Record<string, number>;
  /** What instances run, the most run first; the deleted ones aside. */
  readonly versions: readonly FleetVersion[];
  /** Every channel is there. */
  readonly channels: readonly FleetChannel[];
  readonly quarantinedReleases: number;
  /** Updates that aren't over, by status; every open status is there. */
  readonly openUpdates: Record<OpenUpdateStatus, number>;
}

/** The whole fleet in figures. A handful of aggregates, whatever its size: each reads a table once. */
export class GetFleet extends Query<FleetOverview> {}

interface GroupRow {
  readonly status: InstanceStatus;
  readonly image: string;
  readonly digest: string | null;
  readonly version: string | null;
  readonly instances: number;
}

interface ReleaseRow {
  readonly id: string;
  readonly digest: string;
  readonly version: string | null;
  readonly isQuarantined: boolean;
}

interface FollowedRow {
  readonly image: string;
  readonly digest: string;
}

/** A fleet runs a few at once; those who pin their digests may run any number. */
const mostVersions = 50;

@QueryHandler(GetFleet)
export class GetFleetHandler implements IQueryHandler<GetFleet> {
  constructor(
    private readonly database: Database,
    private readonly runtime: ContainerRuntime,
  ) {}

  async execute(): Promise<FleetOverview> {
    const [groups, followed, engine, quarantined, updates] = await Promise.all([
      this.database.query<GroupRow>(
        `SELECT status, image, digest, max(version) AS version, count(*)::int AS instances
           FROM instances GROUP BY status, image, digest`,
      ),
      this.database.query<FollowedRow>(
        'SELECT image, digest FROM followed_images WHERE digest IS NOT NULL ORDER BY image',
      ),
      this.runtime.ping().catch(() => undefined),
      this.database.query<{ count: number }>(
        'SELECT count(*)::int AS count FROM releases WHERE quarantined_at IS NOT NULL',
      ),
      this.database.query<{ status: OpenUpdateStatus; count: number }>(
        `SELECT status, count(*)::int AS count FROM bot_updates
          WHERE status IN ('PENDING', 'UPDATING', 'ROLLING_BACK', 'ROLLBACK_FAILED') GROUP BY status`,
      ),
    ]);
    const alive = groups.filter(({ status }) => status !== 'DELETED');
    return {
      runtime: this.runtime.kind,
      ...(engine && { version: engine.version }),
      counts: Object.fromEntries(
        instanceStatuses.map((status) => [status, sumOf(groups.filter((group) => group.status === status))]),
      ),
      versions: await this.versionsOf(alive, followed),
      channels: channelsOf(alive, new Map(followed.map(({ image, digest }) => [image, digest]))),
      quarantinedReleases: quarantined[0]?.count ?? 0,
      openUpdates: Object.fromEntries(
        openBotUpdateStatuses.map((status) => [status, updates.find((row) => row.status === status)?.count ?? 0]),
      ) as Record<OpenUpdateStatus, number>,
    };
  }

  private async versionsOf(alive: readonly GroupRow[], followed: readonly FollowedRow[]): Promise<FleetVersion[]> {
    const byDigest = Map.groupBy(alive, ({ digest }) => digest);
    const ran = [...byDigest]
      .flatMap(([digest, groups]) => (digest === null ? [] : [{ digest, groups, instances: sumOf(groups) }]))
      .sort((a, b) => b.instances - a.instances || (a.digest < b.digest ? -1 : 1))
      .slice(0, mostVersions);
    const releases = await this.database.query<ReleaseRow>(
      `SELECT DISTINCT ON (digest) id, digest, version, quarantined_at IS NOT NULL AS "isQuarantined" FROM releases
        WHERE digest = ANY ($1) ORDER BY digest, detected_at DESC`,
      [ran.map(({ digest }) => digest)],
    );
    return ran.map(({ digest, groups, instances }) => {
      const release = releases.find((row) => row.digest === digest);
      const version = release?.version ?? groups.find((group) => group.version !== null)?.version ?? null;
      return {
        digest,
        ...(version !== null && { version }),
        ...(release && { releaseId: release.id }),
        instances,
        newestOf: followed.filter((tag) => tag.digest === digest).map(({ image }) => image),
        isQuarantined: release?.isQuarantined ?? false,
      };
    });
  }
}

function channelsOf(alive: readonly GroupRow[], newest: ReadonlyMap<string, string>): FleetChannel[] {
  return releaseChannels.map((channel) => {
    const groups = alive.filter(({ image }) => channelOf(image) === channel);
    const known = groups.filter(({ image, digest }) => digest !== null && newest.has(image));
    const upToDate = sumOf(known.filter(({ image, digest }) => digest === newest.get(image)));
    return { channel, instances: sumOf(groups), upToDate, behind: sumOf(known) - upToDate };
  });
}

function sumOf(groups: readonly Pick<GroupRow, 'instances'>[]): number {
  return groups.reduce((sum, { instances }) => sum + instances, 0);
}
