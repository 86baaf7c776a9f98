import { RandomIds, type UnitOfWork } from '@moorage/kernel';
import { FixedClock } from '@moorage/kernel/testing';
import type { BotUpdateStore, NewBotUpdate } from '../application/ports/bot-update-store.port.ts';
import type { InstanceStore } from '../application/ports/instance-store.port.ts';
import type { RolloutBotStore } from '../application/ports/rollout-bot-store.port.ts';
import type { RolloutStore } from '../application/ports/rollout-store.port.ts';
import type { BotUpdateStatus } from '../domain/bot-update-status.ts';
import { aNewBotUpdate } from './a-new-bot-update.ts';
import { aNewInstance } from './a-new-instance.ts';
import { pathToUpdateStatus } from './path-to-update-status.ts';

/** The stores of one adapter that know of each other. */
export interface RolloutStores {
  readonly rollouts: RolloutStore;
  readonly bots: RolloutBotStore;
  readonly instances: InstanceStore;
  readonly updates: BotUpdateStore;
  readonly unitOfWork: UnitOfWork;
  /** A new bot app with a release: their rows, where the other stores want them. */
  aBotApp(): Promise<{ botAppId: string; releaseId: string }>;
  close(): Promise<void>;
}

/** What rollouts are about and don't keep themselves: instances, and the updates of them. */
export class RolloutStoreScene {
  private readonly clock = new FixedClock();
  private readonly ids = new RandomIds(this.clock);

  constructor(private readonly stores: RolloutStores) {}

  /** A new organisation's instance of a bot app, on `sha256:one`; in the order of their ids. */
  async anInstance(
    botAppId: string,
    image = 'ghcr.io/acme/bot:stable',
  ): Promise<{ instanceId: string; orgId: string }> {
    // Of the same millisecond, ids have no order.
    this.clock.advance({ seconds: 1 });
    const instance = aNewInstance({ id: this.ids.uuid(), botAppId, image });
    await this.write(async ({ instances }) => {
      await instances.insert(instance);
      await instances.change(instance.id, {}, { digest: 'sha256:one' });
    });
    return { instanceId: instance.id, orgId: instance.orgId };
  }

  /** An update of the instance for the rollout, waiting. */
  async anUpdate(of: Pick<NewBotUpdate, 'instanceId' | 'orgId' | 'releaseId' | 'rolloutId'>): Promise<string> {
    const update = aNewBotUpdate({ ...of, wave: 1, strategy: 'RollingWave' });
    await this.write(({ updates }) => updates.insert(update, update.createdAt));
    return update.id;
  }

  async becomes(botUpdateId: string, status: BotUpdateStatus): Promise<void> {
    await this.write(async ({ updates }) => {
      for (const [from, to] of pathToUpdateStatus(status)) await updates.change(botUpdateId, [from], { status: to });
    });
  }

  async runs(instanceId: string, digest: string): Promise<void> {
    await this.write(({ instances }) => instances.change(instanceId, {}, { digest }));
  }

  async deleted(instanceId: string): Promise<void> {
    await this.write(async ({ instances }) => {
      await instances.change(instanceId, {}, { status: 'DELETING' });
      await instances.change(instanceId, {}, { status: 'DELETED' });
    });
  }

  private write<T>(work: (stores: RolloutStores) => Promise<T>): Promise<T> {
    return this.stores.unitOfWork.run(() => work(this.stores));
  }
}
