import { Injectable } from '@nestjs/common';
import { Clock, JobQueue, UnitOfWork, isDomainError } from '@moorage/kernel';
import type { Instance } from '../domain/instance.ts';
import { ResourceNames } from '../domain/resource-names.ts';
import { AdvanceInstance } from './advance-instance.job.ts';
import { ContainerRuntime, type ContainerStatus } from './ports/container-runtime.port.ts';
import { InstanceStore } from './ports/instance-store.port.ts';

const batch = 100;
const parallel = 8;
/** How old what is known of a running instance gets. */
const everyMs = 4_000;

/**
 * Looks whether running instances still are as their rows say: a bot crashes, somebody removes a container by hand, an
 * engine comes back with other ports. It changes nothing but when the reconciler looks; that one finds out what to do.
 */
@Injectable()
export class WatchRunningInstances {
  constructor(
    private readonly instances: InstanceStore,
    private readonly runtime: ContainerRuntime,
    private readonly jobs: JobQueue,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    const watched = await this.unitOfWork.run(() =>
      this.instances.claimForWatch(now, new Date(now.getTime() - everyMs), batch),
    );
    const queue = [...watched];
    const worker = async (): Promise<void> => {
      for (let instance = queue.pop(); instance !== undefined; instance = queue.pop()) await this.look(instance);
    };
    await Promise.all(Array.from({ length: Math.min(parallel, queue.length) }, worker));
  }

  private async look(instance: Instance): Promise<void> {
    const seen = await this.inspect(instance);
    if (seen !== 'away' && fits(instance, seen)) return;
    // Nobody knows better while the engine is away, and that is written down already.
    if (seen === 'away' && instance.address === null) return;
    await this.unitOfWork.run(async () => {
      const changed = await this.instances.change(
        instance.id,
        { statuses: ['RUNNING'] },
        { nextAttemptAt: this.clock.now() },
      );
      if (changed !== undefined) await this.jobs.enqueue(AdvanceInstance, { instanceId: instance.id });
    });
  }

  private async inspect({ id }: Instance): Promise<ContainerStatus | 'away'> {
    try {
      return await this.runtime.inspectContainer(new ResourceNames(id).container);
    } catch (error) {
      if (isDomainError(error)) return 'away';
      throw error;
    }
  }
}

function fits({ address, health }: Instance, seen: ContainerStatus): boolean {
  if (seen.state !== 'running') return false;
  if (seen.address?.host !== address?.host || seen.address?.port !== address?.port) return false;
  return (seen.health === 'unhealthy') === (health === 'unhealthy') || seen.health === 'starting';
}
