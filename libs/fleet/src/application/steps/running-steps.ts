import { Injectable } from '@nestjs/common';
import { isDomainError } from '@moorage/kernel';
import type { Instance, InstanceAddress } from '../../domain/instance.ts';
import { ResourceNames } from '../../domain/resource-names.ts';
import { ContainerRuntime } from '../ports/container-runtime.port.ts';
import { StepBack, type StepResult } from './instance-step-result.ts';

const stopTimeoutSeconds = 10;
/** How soon to look again at a bot that ended and is about to be started again by the engine. */
const restartingPauseMs = 2_000;

/** What is done to an instance that was brought up before. */
@Injectable()
export class RunningSteps {
  constructor(private readonly runtime: ContainerRuntime) {}

  async run(step: 'check' | 'restart' | 'stop', instance: Instance, now: Date): Promise<StepResult> {
    switch (step) {
      case 'check':
        return this.check(instance, now);
      case 'restart':
        return this.restart(instance);
      case 'stop':
        return this.stop(instance);
    }
  }

  /** Compares the row with the engine: what differs in knowledge is written down, what differs in fact is repaired. */
  private async check(instance: Instance, now: Date): Promise<StepResult> {
    const { state, address, health, startedAt } = await this.runtime.inspectContainer(
      new ResourceNames(instance.id).container,
    );
    switch (state) {
      case 'running': {
        const seen = health === 'unhealthy' ? 'unhealthy' : health === 'healthy' ? 'ok' : instance.health;
        const recovered = seen === 'ok' && instance.health === 'unhealthy';
        const changed = {
          address,
          startedAt,
          health: seen,
          attempts: 0,
          lastError: seen === 'unhealthy' ? 'The bot does not answer as a healthy one does.' : null,
        };
        return { change: changed, settled: true, ...(recovered && { event: { kind: 'recovered' } }) };
      }
      case 'restarting': {
        const first = instance.health !== 'unhealthy';
        const lastError = 'The bot ended by itself and is being started again.';
        const change = {
          address: null,
          startedAt: null,
          health: 'unhealthy',
          lastError,
          nextAttemptAt: new Date(now.getTime() + restartingPauseMs),
        } as const;
        return { change, ...(first && { event: { kind: 'crashed', error: lastError } }) };
      }
      case 'missing':
        return {
          change: { ...away, step: 'create-volumes', lastError: 'The container was gone.' },
          event: { kind: 'repairing', detail: 'The container was gone.' },
        };
      case 'created':
      case 'stopped':
        return {
          change: { ...away, step: 'create-volumes', lastError: 'The container did not run.' },
          event: { kind: 'repairing', detail: 'The container did not run.' },
        };
    }
  }

  private async restart(instance: Instance): Promise<StepResult> {
    try {
      await this.runtime.restartContainer(new ResourceNames(instance.id).container, stopTimeoutSeconds);
    } catch (error) {
      if (isDomainError(error, 'RUNTIME.CONTAINER_NOT_FOUND'))
        throw new StepBack('create-volumes', 'The container is gone.');
      throw error;
    }
    return { change: { ...away, step: 'wait-until-healthy', restartRequestedAt: null }, event: { kind: 'restarted' } };
  }

  private async stop(instance: Instance): Promise<StepResult> {
    try {
      await this.runtime.stopContainer(new ResourceNames(instance.id).container, stopTimeoutSeconds);
    } catch (error) {
      // Nothing is there to be stopped; the next start makes it anew.
      if (!isDomainError(error, 'RUNTIME.CONTAINER_NOT_FOUND')) throw error;
    }
    const stopped = instance.status === 'RUNNING' ? ({ status: 'STOPPED' } as const) : {};
    return {
      change: { ...stopped, ...away, step: null, attempts: 0, lastError: null, restartRequestedAt: null },
      event: { kind: 'stopped' },
    };
  }
}

/** What is known of an instance that doesn't run. */
const away = { address: null as InstanceAddress | null, startedAt: null, health: 'unknown' } as const;
