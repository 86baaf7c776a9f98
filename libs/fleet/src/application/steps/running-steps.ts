import { Injectable } from '@nestjs/common';
import { isDomainError } from '@moorage/kernel';
import type { Instance, InstanceAddress, InstanceHealth } from '../../domain/instance.ts';
import { ResourceNames } from '../../domain/resource-names.ts';
import { InstanceContainers } from '../instance-containers.ts';
import { ContainerRuntime, type ContainerHealth } from '../ports/container-runtime.port.ts';
import { HealthProbe } from '../ports/health-probe.port.ts';
import { StepBack, type StepResult } from './instance-step-result.ts';

const stopTimeoutSeconds = 10;
/** How soon to look again at a bot that is about to be up again. */
const soonMs = 2_000;
/** How long a bot may take to answer how it is. */
const askMs = 1_000;

/** What is done to an instance that was brought up before. */
@Injectable()
export class RunningSteps {
  constructor(
    private readonly runtime: ContainerRuntime,
    private readonly containers: InstanceContainers,
    private readonly probe: HealthProbe,
  ) {}

  async run(
    step: 'check' | 'restart' | 'stop',
    instance: Instance,
    now: Date,
    signal: AbortSignal,
  ): Promise<StepResult> {
    switch (step) {
      case 'check':
        return this.check(instance, now, signal);
      case 'restart':
        return this.restart(instance);
      case 'stop':
        return this.stop(instance);
    }
  }

  /** Compares the row with the engine: what differs in knowledge is written down, what differs in fact is repaired. */
  private async check(instance: Instance, now: Date, signal: AbortSignal): Promise<StepResult> {
    const { state, address, health, startedAt } = await this.runtime.inspectContainer(
      new ResourceNames(instance.id).container,
    );
    switch (state) {
      case 'running': {
        const seen = await this.judge(instance, health, address, signal);
        const recovered = seen === 'ok' && instance.health === 'unhealthy';
        const lastError = seen === 'unhealthy' ? 'The bot does not answer as a healthy one does.' : null;
        const change = { address, startedAt, health: seen, attempts: 0, lastError };
        // Whoever waited to tell it something was told nothing while it had no address, or no answer while it was ill.
        const reached = instance.address === null && address !== null;
        const back = reached || recovered ? ({ announce: 'became-ready' } as const) : {};
        // The engine asks only now and then; until it has, a bot that just came back is asked again soon.
        if (seen === 'unknown') return { change: { ...change, nextAttemptAt: later(now, soonMs) }, ...back };
        return { change, settled: true, ...back, ...(recovered && { event: { kind: 'recovered' } }) };
      }
      case 'restarting': {
        const first = instance.health !== 'unhealthy';
        const lastError = 'The bot ended by itself and is being started again.';
        const change = {
          address: null,
          startedAt: null,
          health: 'unhealthy',
          lastError,
          nextAttemptAt: later(now, soonMs),
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

  /** By the engine's own check; by asking the bot where that has no answer yet and nothing good is known. */
  private async judge(
    instance: Instance,
    health: ContainerHealth,
    address: InstanceAddress | null,
    signal: AbortSignal,
  ): Promise<InstanceHealth> {
    if (health === 'healthy') return 'ok';
    if (health === 'unhealthy') return 'unhealthy';
    if (instance.health === 'ok' || address === null) return instance.health;
    const { healthPath } = await this.containers.botAppOf(instance);
    const { healthy } = await this.probe.waitUntilHealthy({ address, path: healthPath }, askMs, signal);
    return healthy ? 'ok' : instance.health;
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

function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}
