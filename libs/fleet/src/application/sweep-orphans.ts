import { Injectable, Logger } from '@nestjs/common';
import { Settings } from '@moorage/contracts';
import { HandlesJob, defineJob, isDomainError, type JobHandler } from '@moorage/kernel';
import { ContainerRuntime, type OwnedResource } from './ports/container-runtime.port.ts';
import { InstanceStore } from './ports/instance-store.port.ts';

/** Removes what no instance owns: the leftovers of a process that was stopped for so long that its work was taken over. */
export const SweepOrphans = defineJob<Record<string, never>>('fleet.sweep-orphans', {
  cron: '*/5 * * * *',
  concurrency: 1,
  retryLimit: 2,
});

/** Containers hold on to networks and volumes, so they go first. */
const order: readonly OwnedResource['kind'][] = ['container', 'network', 'volume'];

@Injectable()
@HandlesJob(SweepOrphans)
export class SweepOrphansHandler implements JobHandler<object> {
  private readonly log = new Logger(SweepOrphansHandler.name);

  constructor(
    private readonly instances: InstanceStore,
    private readonly runtime: ContainerRuntime,
    private readonly settings: Settings,
  ) {}

  async handle(): Promise<void> {
    try {
      await this.sweep();
    } catch (error) {
      // The next sweep comes soon, and nothing depends on it.
      if (!isDomainError(error, 'RUNTIME.UNAVAILABLE')) throw error;
    }
  }

  /**
   * A row is written before anything is made for it, and it stays for ever. So a resource that was listed first, whose row
   * is then looked for and isn't there or says DELETED, is nobody's: no age has to be guessed.
   */
  private async sweep(): Promise<void> {
    const owned = await this.runtime.listOwned(this.settings.installationId);
    const existing = await this.instances.existing([...new Set(owned.map(({ owner }) => owner.instanceId))]);
    const orphans = owned.filter(({ owner }) => !existing.has(owner.instanceId));
    for (const kind of order) {
      for (const { name, owner } of orphans.filter((orphan) => orphan.kind === kind)) {
        this.log.warn({ kind, name, instanceId: owner.instanceId }, 'Removing what no instance owns');
        await this.remove(kind, name);
      }
    }
  }

  private remove(kind: OwnedResource['kind'], name: string): Promise<void> {
    switch (kind) {
      case 'container':
        return this.runtime.removeContainer(name);
      case 'network':
        return this.runtime.removeNetwork(name);
      case 'volume':
        return this.runtime.removeVolume(name);
    }
  }
}
