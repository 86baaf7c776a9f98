import { Injectable } from '@nestjs/common';
import { InstanceDirectory, TenantDirectory, type MembershipView, type ReconciliationReport } from '@moorage/contracts';
import { Clock, DomainError, UnitOfWork } from '@moorage/kernel';
import { wireRoleOf } from '../domain/member-sync.ts';
import { inParallel } from './in-parallel.ts';
import { desiredMember } from './desired-member.ts';
import { MemberTeller, type TellOutcome } from './member-teller.ts';
import { BotProvisioner, type BotMember } from './ports/bot-provisioner.port.ts';
import { MemberSyncStore, type DesiredMember } from './ports/member-sync-store.port.ts';

const pageSize = 500;
/** How many people one bot is told about at once. */
const parallel = 8;

interface Bot {
  readonly instanceId: string;
  readonly orgId: string;
  readonly baseUrl: string;
  readonly provisionSecret: string;
  readonly companyId: string;
}

/** A membership that the bot knows otherwise than it should. */
interface Drift {
  readonly kind: 'added' | 'removed' | 'roleChanged';
  readonly member: DesiredMember;
  readonly seen: BotMember | undefined;
}

/**
 * Compares what a bot says with the organisation and repairs what differs, through the same rows that every change goes
 * through: so a repair and a change that happens meanwhile can't overtake each other.
 */
@Injectable()
export class InstanceReconciliation {
  constructor(
    private readonly instances: InstanceDirectory,
    private readonly tenants: TenantDirectory,
    private readonly syncs: MemberSyncStore,
    private readonly teller: MemberTeller,
    private readonly provisioner: BotProvisioner,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError BOT.UNREACHABLE, BOT.REFUSED where the list can't be had, or the bot is lost on the way. Who alone
   *   is refused stays owed, and visible as such.
   */
  async reconcile(instanceId: string): Promise<ReconciliationReport> {
    const bot = await this.readyBot(instanceId);
    // The organisation first: whoever the bot learns of in between is then seen as new there, and asked about again.
    const members = await this.activeMembers(bot.orgId);
    const inBot = await this.provisioner.listMembers(bot, bot.companyId);
    const { drifts, strangers, unchanged } = await this.compare(bot, members, inBot);

    await this.noteUnchanged(unchanged);
    const outcomes = await this.repair(drifts);
    const strangersGone = await inParallel(strangers, parallel, ({ userId }) =>
      this.provisioner.removeMember(bot, bot.companyId, userId),
    );
    const count = (kind: Drift['kind']): number => outcomes.filter((outcome) => outcome === kind).length;
    return {
      instanceId,
      compared: members.size + inBot.filter(({ userId }) => !members.has(userId)).length,
      added: count('added'),
      removed: count('removed') + strangersGone.length,
      roleChanged: count('roleChanged'),
      unchanged: unchanged.length,
    };
  }

  private async readyBot(instanceId: string): Promise<Bot> {
    const connection = await this.instances.connection(instanceId);
    if (connection?.baseUrl === undefined || connection.companyId === undefined) {
      throw new DomainError('BOT.UNREACHABLE', { instanceId }, 'The bot is not running.');
    }
    const { orgId, baseUrl, provisionSecret, companyId } = connection;
    return { instanceId, orgId, baseUrl, provisionSecret, companyId };
  }

  /** By user id. */
  private async activeMembers(orgId: string): Promise<Map<string, MembershipView>> {
    const members = new Map<string, MembershipView>();
    for (let after: string | undefined; ;) {
      const page = await this.tenants.listMemberships(orgId, {
        statuses: ['ACTIVE'],
        limit: pageSize,
        ...(after !== undefined && { afterMembershipId: after }),
      });
      page.forEach((member) => members.set(member.userId, member));
      after = page.at(-1)?.membershipId;
      if (page.length < pageSize) return members;
    }
  }

  private async compare(bot: Bot, members: Map<string, MembershipView>, inBot: readonly BotMember[]) {
    const { instanceId, orgId } = bot;
    const seenByUser = new Map(inBot.map((seen) => [seen.userId, seen]));
    const drifts: Drift[] = [];
    const unchanged: DesiredMember[] = [];
    for (const membership of members.values()) {
      const member = desiredMember(instanceId, membership);
      const seen = seenByUser.get(membership.userId);
      if (seen?.status !== 'active') drifts.push({ kind: 'added', member, seen });
      else if (seen.role !== wireRoleOf(membership.role)) drifts.push({ kind: 'roleChanged', member, seen });
      else unchanged.push(member);
    }
    const strangers: BotMember[] = [];
    for (const seen of inBot) {
      if (members.has(seen.userId)) continue;
      const membership = await this.tenants.findMembership(orgId, seen.userId);
      if (membership === undefined) strangers.push(seen);
      else if (membership.status !== 'ACTIVE')
        drifts.push({ kind: 'removed', member: desiredMember(instanceId, membership), seen });
    }
    return { drifts, strangers, unchanged };
  }

  private async noteUnchanged(members: readonly DesiredMember[]): Promise<void> {
    for (let start = 0; start < members.length; start += pageSize) {
      await this.unitOfWork.run(() => this.syncs.noteKnown(members.slice(start, start + pageSize)));
    }
  }

  /**
   * What was repaired; a repair that failed isn't counted. Who comes or rises goes first, owners before all: a bot keeps its
   * last owner until there is another.
   */
  private async repair(drifts: readonly Drift[]): Promise<Drift['kind'][]> {
    const repaired: Drift['kind'][] = [];
    for (const kind of ['added', 'roleChanged', 'removed'] as const) {
      const ofKind = drifts.filter((drift) => drift.kind === kind);
      const owners = ofKind.filter(isOwner);
      for (const group of [owners, ofKind.filter((drift) => !isOwner(drift))]) {
        const outcomes = await inParallel(group, parallel, (drift) => this.repairOne(drift));
        outcomes.forEach((outcome) => outcome === 'synced' && repaired.push(kind));
      }
    }
    return repaired;
  }

  /** @throws DomainError BOT.UNREACHABLE, which there's no sense in asking of the bot again for each member */
  private async repairOne({ member, seen }: Drift): Promise<TellOutcome> {
    const { role, email, name } = member.desired;
    const known = {
      active: seen?.status === 'active',
      role: seen === undefined ? role : wireRoleOf(seen.role.toUpperCase()),
      email,
      name,
    };
    await this.unitOfWork.run(() => this.syncs.noteDrift(member, known, this.clock.now()));
    const outcome = await this.teller.tell(member);
    if (outcome === 'unreachable') throw new DomainError('BOT.UNREACHABLE', { instanceId: member.instanceId });
    return outcome;
  }
}

function isOwner({ member }: Drift): boolean {
  return member.desired.role === 'owner';
}
