import { Injectable } from '@nestjs/common';
import { InstanceDirectory, NoticeRequested, type BotConnection } from '@moorage/contracts';
import { Clock, DomainError, EventPublisher, Ids, LiveUpdates, UnitOfWork } from '@moorage/kernel';
import { callsFor, type MemberCall, type MemberSync } from '../domain/member-sync.ts';
import { instancePauseMs, isLongFailing, nextTryAfter, notReadyPauseMs } from '../domain/retry-schedule.ts';
import { BotProvisioner } from './ports/bot-provisioner.port.ts';
import { MemberSyncStore, type SyncKey } from './ports/member-sync-store.port.ts';

/** Longer than the two calls about one person can take, so that nobody else speaks about them meanwhile. */
const leaseMs = 15_000;

/** `idle`: nothing was owed, or somebody else is at it. `waiting`: the instance isn't ready. */
export type TellOutcome = 'synced' | 'refused' | 'unreachable' | 'waiting' | 'idle';

type ReadyBot = BotConnection & { readonly baseUrl: string; readonly companyId: string };

/** Tells one bot what it should know about one person, as it is now: whatever changed since is told in one go. */
@Injectable()
export class MemberTeller {
  constructor(
    private readonly syncs: MemberSyncStore,
    private readonly instances: InstanceDirectory,
    private readonly provisioner: BotProvisioner,
    private readonly unitOfWork: UnitOfWork,
    private readonly publisher: EventPublisher,
    private readonly live: LiveUpdates,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Tells until nothing newer is owed. Never throws for what the bot does: the row keeps it. */
  async tell(key: SyncKey): Promise<TellOutcome> {
    let outcome: TellOutcome = 'idle';
    for (;;) {
      const holder = this.ids.uuid();
      const now = this.clock.now();
      const lease = { holder, until: new Date(now.getTime() + leaseMs) };
      const sync = await this.unitOfWork.run(() => this.syncs.claim(key, lease, now));
      if (sync === undefined) return outcome;
      outcome = await this.tellClaimed(sync, holder);
      if (outcome !== 'synced') return outcome;
    }
  }

  private async tellClaimed(sync: MemberSync, holder: string): Promise<TellOutcome> {
    const bot = await this.instances.connection(sync.instanceId);
    if (!isReady(bot)) {
      await this.unitOfWork.run(() => this.syncs.wait(sync, holder, sync.told, this.later(notReadyPauseMs)));
      return 'waiting';
    }
    try {
      for (const call of callsFor(sync)) await this.make(call, bot, sync);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.fail(sync, holder, error);
      return error.code === 'BOT.UNREACHABLE' ? 'unreachable' : 'refused';
    }
    await this.unitOfWork.run(async () => {
      await this.syncs.settle(sync, holder, sync.desired, sync.revision);
      await this.live.forOrg(sync.orgId, 'provisioning', sync.membershipId);
    });
    return 'synced';
  }

  private make(call: MemberCall, bot: ReadyBot, { userId, desired: { role, email, name } }: MemberSync): Promise<void> {
    switch (call) {
      case 'add':
        return this.provisioner.addMember(bot, bot.companyId, { id: userId, email, name }, role);
      case 'change-role':
        return this.provisioner.changeRole(bot, bot.companyId, userId, role);
      case 'remove':
        return this.provisioner.removeMember(bot, bot.companyId, userId);
    }
  }

  private async fail(sync: MemberSync, holder: string, error: DomainError): Promise<void> {
    const attempts = sync.attempts + 1;
    await this.unitOfWork.run(async () => {
      const nextAttemptAt = nextTryAfter(attempts, this.clock.now());
      await this.syncs.fail(sync, holder, { revision: sync.revision, attempts, nextAttemptAt, error: error.message });
      // A bot that doesn't answer would keep every worker waiting, and other organisations with it.
      if (error.code === 'BOT.UNREACHABLE')
        await this.syncs.pause(sync.instanceId, this.clock.now(), this.later(instancePauseMs));
      if (isLongFailing(attempts)) await this.tellHeads(sync);
      await this.live.forOrg(sync.orgId, 'provisioning', sync.membershipId);
    });
  }

  /** Those who run the organisation, once a day for an instance: what keeps it from one member keeps it from many. */
  private async tellHeads({ instanceId, orgId, desired }: MemberSync): Promise<void> {
    const day = this.clock.now().toISOString().slice(0, 10);
    await this.publisher.publish(
      NoticeRequested({
        key: `provisioning.failing:${instanceId}:${day}`,
        kind: 'provisioning.failing',
        orgId,
        to: { roles: ['OWNER', 'ADMIN'] },
        data: { memberName: desired.name },
      }),
    );
  }

  private later(ms: number): Date {
    return new Date(this.clock.now().getTime() + ms);
  }
}

function isReady(bot: BotConnection | undefined): bot is ReadyBot {
  return bot?.baseUrl !== undefined && bot.companyId !== undefined;
}
