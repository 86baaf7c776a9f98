import { Injectable } from '@nestjs/common';
import type { Instance } from '../../domain/instance.ts';
import { removalSteps, stepAfter, type RemovalStep } from '../../domain/instance-steps.ts';
import { ResourceNames } from '../../domain/resource-names.ts';
import { InstanceContainers } from '../instance-containers.ts';
import { ContainerRuntime } from '../ports/container-runtime.port.ts';
import type { StepResult } from './instance-step-result.ts';

/** Leaves nothing behind: for a deletion, and for a creation that failed. */
@Injectable()
export class RemovalSteps {
  constructor(
    private readonly runtime: ContainerRuntime,
    private readonly containers: InstanceContainers,
  ) {}

  async run(step: RemovalStep, instance: Instance): Promise<StepResult> {
    await this.remove(step, instance);
    const deleting = instance.desired === 'DELETED';
    const next = stepAfter(removalSteps, step);
    if (next !== null) {
      const entering = deleting && instance.status !== 'DELETING' ? ({ status: 'DELETING' } as const) : {};
      return { change: { ...entering, step: next, address: null, health: 'unknown', startedAt: null } };
    }
    const empty = { step: null, companyId: null, attempts: 0, restartRequestedAt: null } as const;
    if (deleting)
      return {
        change: { ...empty, status: 'DELETED', lastError: null },
        event: { kind: 'deleted' },
        announce: 'deleted',
      };
    return {
      change: { ...empty, status: 'FAILED' },
      event: { kind: 'failed', ...(instance.lastError !== null && { error: instance.lastError }) },
    };
  }

  private async remove(step: RemovalStep, instance: Instance): Promise<void> {
    const names = new ResourceNames(instance.id);
    switch (step) {
      case 'remove-container':
        // An update whose way back was given up keeps the image before it.
        await this.runtime.releaseImage(names.keptImage);
        return this.runtime.removeContainer(names.container);
      case 'remove-network':
        return this.runtime.removeNetwork(names.network);
      case 'remove-volumes': {
        // Whatever it has, of whichever generation and bot app: nothing of it stays.
        const { installationId } = this.containers.ownerOf(instance);
        for (const { kind, name } of await this.runtime.listOwned(installationId, instance.id)) {
          if (kind === 'volume') await this.runtime.removeVolume(name);
        }
      }
    }
  }
}
