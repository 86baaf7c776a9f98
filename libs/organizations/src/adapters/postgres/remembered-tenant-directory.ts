import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { StandingOf, Tenant } from '@moorage/contracts';
import { Broadcast, Clock, type AccessChange } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import { LRUCache } from 'lru-cache';
import { PostgresTenantDirectory } from './postgres-tenant-directory.ts';

interface Remembered {
  readonly tenant: Tenant;
  readonly freshUntil: number;
}

/** Longest a standing is used, should a notification ever be lost. */
const ttlMs = 5_000;

const mostRemembered = 20_000;

/**
 * The standings of those who are calling, in memory, so that the guard asks Postgres once per request and not twice.
 *
 * Whatever changes a person's rights moves their `sessionGeneration` in the same transaction, and the guard reads that with
 * the session on each request: a standing is remembered under it, so that the next request after a change finds none. What
 * changes an organisation moves nobody's; it is told on the channel `access`, and all standings in it are forgotten. While
 * nothing is heard, nothing remembered is used.
 */
@Injectable()
export class RememberedTenantDirectory
  extends PostgresTenantDirectory
  implements OnApplicationBootstrap, OnApplicationShutdown
{
  private readonly remembered = new LRUCache<string, Remembered>({ max: mostRemembered });
  /** Moves with each change that was heard: an answer that was read before one is not kept. */
  private changes = 0;
  private stops: (() => void)[] = [];

  constructor(
    database: Database,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {
    super(database);
  }

  onApplicationBootstrap(): void {
    this.stops = [
      this.broadcast.on('access', ({ orgId }: AccessChange) => {
        if (orgId !== undefined) this.forget((tenant) => tenant.orgId === orgId);
      }),
      this.broadcast.onConnection(() => this.forget(() => true)),
    ];
  }

  onApplicationShutdown(): void {
    this.stops.forEach((stop) => stop());
  }

  override async findTenant(person: StandingOf, orgRef: string): Promise<Tenant | undefined> {
    const { userId, platformAdmin, sessionGeneration } = person;
    if (sessionGeneration === undefined || this.database.inTransaction || !this.broadcast.isConnected()) {
      return super.findTenant(person, orgRef);
    }
    const key = `${userId} ${sessionGeneration} ${platformAdmin} ${orgRef}`;
    const now = this.clock.now().getTime();
    const known = this.remembered.get(key);
    if (known !== undefined && known.freshUntil > now) return known.tenant;
    const { changes } = this;
    const tenant = await super.findTenant(person, orgRef);
    if (tenant !== undefined && changes === this.changes) this.remembered.set(key, { tenant, freshUntil: now + ttlMs });
    return tenant;
  }

  private forget(concerned: (tenant: Tenant) => boolean): void {
    this.changes += 1;
    for (const [key, { tenant }] of this.remembered.entries()) {
      if (concerned(tenant)) this.remembered.delete(key);
    }
  }
}
