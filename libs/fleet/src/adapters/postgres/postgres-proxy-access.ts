import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import {
  MaintenanceSchedule,
  PeopleDirectory,
  SessionDirectory,
  Settings,
  TenantDirectory,
  type MaintenanceWindow,
} from '@moorage/contracts';
import { Broadcast, UnitOfWork, type AccessChange } from '@moorage/kernel';
import { InstanceStore } from '../../application/ports/instance-store.port.ts';
import {
  ProxyAccess,
  type BotSessionLookup,
  type BotSessionView,
  type HandoffRedemption,
  type NewBotSession,
  type ProxyAccessChange,
  type ProxyAccessListener,
  type ProxyMaintenance,
  type ProxyTarget,
} from '../../application/ports/proxy-access.port.ts';
import { botHostOf, slugOfHost } from '../../domain/bot-host.ts';
import { PostgresBotSignIns, type BotSessionRow } from './postgres-bot-sign-ins.ts';

/**
 * What the proxy asks, answered from the fleet's own tables and, through the contracts, from the contexts that own people,
 * sign-ins and memberships. These are several reads; what changes between two of them is told after its commit, and then
 * the proxy asks again.
 */
@Injectable()
export class PostgresProxyAccess extends ProxyAccess implements OnModuleDestroy {
  private readonly listeners = new Set<ProxyAccessListener>();
  private readonly stops: (() => void)[];

  constructor(
    private readonly signIns: PostgresBotSignIns,
    private readonly instances: InstanceStore,
    private readonly tenants: TenantDirectory,
    private readonly people: PeopleDirectory,
    private readonly sessions: SessionDirectory,
    private readonly unitOfWork: UnitOfWork,
    private readonly broadcast: Broadcast,
    private readonly settings: Settings,
    private readonly maintenance: MaintenanceSchedule,
  ) {
    super();
    this.stops = [
      broadcast.on('access', (change: AccessChange) => void this.hear(change)),
      broadcast.onConnection((state) => {
        if (state === 'restored') this.tell({ kind: 'everything' });
      }),
      maintenance.onChange((orgId) => this.tell(orgId === undefined ? { kind: 'everything' } : { kind: 'org', orgId })),
    ];
  }

  override async resolveHost(host: string): Promise<ProxyTarget | undefined> {
    const slug = slugOfHost(host, this.settings.botsDomain);
    const instance = slug === undefined ? undefined : await this.instances.findBySlug(slug);
    if (instance === undefined) return undefined;
    const org = await this.tenants.findOrg(instance.orgId);
    if (org === undefined) return undefined;
    return {
      host: botHostOf(instance.slug, this.settings.botsDomain),
      instanceId: instance.id,
      orgId: org.orgId,
      orgSlug: org.slug,
      orgName: org.name,
      orgStatus: org.status,
      orgStatusReason: org.statusReason ?? null,
      status: instance.status,
      upstream: instance.address,
      maintenance: this.maintenance.upcoming(org.orgId).flatMap(toProxyMaintenance),
    };
  }

  override async movedTo(host: string): Promise<string | undefined> {
    const slug = slugOfHost(host, this.settings.botsDomain);
    const org = slug === undefined ? undefined : await this.tenants.findOrgByFormerSlug(slug);
    return org && botHostOf(org.slug, this.settings.botsDomain);
  }

  override async findBotSession(lookup: BotSessionLookup): Promise<BotSessionView | undefined> {
    const [session] = await this.lookUp([lookup]);
    // Asked about one, a visitor wants something of the bot. The look at all open sockets is nobody's doing.
    if (session !== undefined) this.sessions.used(session.platformSessionId);
    return session?.view;
  }

  override async findBotSessions(
    lookups: readonly BotSessionLookup[],
  ): Promise<readonly (BotSessionView | undefined)[]> {
    return (await this.lookUp(lookups)).map((session) => session?.view);
  }

  override redeemHandoffCode(redemption: HandoffRedemption): Promise<NewBotSession | undefined> {
    return this.unitOfWork.run(async () => {
      const redeemed = await this.signIns.redeem(redemption);
      if (redeemed === undefined) return undefined;
      const { membership } = await this.standingOf(redeemed);
      const alive = await this.sessions.alive([redeemed.platformSessionId]);
      if (membership !== 'ACTIVE' || alive.size === 0) return undefined;
      return this.signIns.open(redeemed, redemption.host);
    });
  }

  override revokeBotSession(lookup: BotSessionLookup): Promise<void> {
    return this.unitOfWork.run(() => this.signIns.end(lookup));
  }

  override onAccessChanged(listener: ProxyAccessListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  override isTrustworthy(): boolean {
    return this.broadcast.isConnected();
  }

  onModuleDestroy(): void {
    this.stops.forEach((stop) => stop());
  }

  private async lookUp(
    lookups: readonly BotSessionLookup[],
  ): Promise<({ view: BotSessionView; platformSessionId: string } | undefined)[]> {
    if (lookups.length === 0) return [];
    const rows = await this.signIns.find(lookups);
    const found = rows.filter((row) => row !== undefined);
    const [alive, people] = await Promise.all([
      this.sessions.alive([...new Set(found.map(({ platformSessionId }) => platformSessionId))]),
      this.people.findMany([...new Set(found.map(({ userId }) => userId))]),
    ]);
    return Promise.all(
      rows.map(async (row) => {
        const person = row && people.get(row.userId);
        if (row === undefined || person === undefined || !alive.has(row.platformSessionId)) return undefined;
        const { userId, email, name } = person;
        const view = { ...viewOf(row), userId, email, name, ...(await this.standingOf(row)) };
        return { view, platformSessionId: row.platformSessionId };
      }),
    );
  }

  private async standingOf({
    orgId,
    userId,
  }: {
    orgId: string;
    userId: string;
  }): Promise<Pick<BotSessionView, 'role' | 'membership'>> {
    const membership = await this.tenants.findMembership(orgId, userId);
    return { role: membership?.role ?? 'MEMBER', membership: membership?.status ?? 'NONE' };
  }

  private async hear({ userId, orgId, instanceId, sessionId }: AccessChange): Promise<void> {
    if (userId !== undefined) this.tell({ kind: 'user', userId });
    // A person and an organisation together are a membership: nothing of the organisation itself changed.
    else if (orgId !== undefined) this.tell({ kind: 'org', orgId });
    if (instanceId !== undefined) this.tell({ kind: 'instance', instanceId });
    if (sessionId === undefined) return;
    try {
      for (const user of await this.signIns.usersOf(sessionId)) this.tell({ kind: 'user', userId: user });
    } catch {
      // Whose session it was can't be found out: ask about everybody again.
      this.tell({ kind: 'everything' });
    }
  }

  private tell(change: ProxyAccessChange): void {
    for (const listener of this.listeners) listener(change);
  }
}

function viewOf({
  id,
  instanceId,
  expiresAt,
}: BotSessionRow): Pick<BotSessionView, 'sessionId' | 'instanceId' | 'expiresAt'> {
  return { sessionId: id, instanceId, expiresAt: expiresAt.getTime() };
}

/** Notices are for pages; a bot isn't touched by them. */
function toProxyMaintenance({ mode, message, startsAt, endsAt }: MaintenanceWindow): ProxyMaintenance[] {
  if (mode === 'BANNER') return [];
  return [{ mode, message, startsAt: startsAt.getTime(), endsAt: endsAt === null ? null : endsAt.getTime() }];
}
