import { Injectable } from '@nestjs/common';
import { Clock, SecretBox, isDomainError } from '@moorage/kernel';
import type { BotUpdate, UpdateEvidence } from '../../domain/bot-update.ts';
import { healthPace } from '../../domain/bot-update-plan.ts';
import type { BotUpdateStep } from '../../domain/bot-update-steps.ts';
import type { Instance } from '../../domain/instance.ts';
import { ResourceNames } from '../../domain/resource-names.ts';
import { InstanceContainers } from '../instance-containers.ts';
import { instanceSecretContext } from '../instance-secret.ts';
import { ContainerRuntime, type ContainerStatus } from '../ports/container-runtime.port.ts';
import type { InstanceChange } from '../ports/instance-store.port.ts';
import { HealthProbe, type HealthReport } from '../ports/health-probe.port.ts';
import { BotIsUnhealthy, UpdateStepBack, type UpdateStepResult } from './update-step-result.ts';

const stopTimeoutSeconds = 10;
/** Before a bot that doesn't run is looked at again. */
const notRunningPauseMs = 1_000;
/** In a row: a bot that answers well once, and then fails, would be found broken when its requests are released. */
const goodAnswers = 3;
const gone = 'The container is gone.';
const evidenceLines = 100;
/** Of one line of the evidence. */
const evidenceLineLength = 2_000;

/** Stopping, starting and judging the bot's one container: the same on the way forth and on the way back. */
@Injectable()
export class BotRuns {
  constructor(
    private readonly runtime: ContainerRuntime,
    private readonly containers: InstanceContainers,
    private readonly probe: HealthProbe,
    private readonly box: SecretBox,
    private readonly clock: Clock,
  ) {}

  status(instance: Instance): Promise<ContainerStatus> {
    return this.runtime.inspectContainer(new ResourceNames(instance.id).container);
  }

  /** Does nothing where there is no container: somebody removed it, or a kill came between removal and creation. */
  async stop(instance: Instance): Promise<void> {
    try {
      await this.runtime.stopContainer(new ResourceNames(instance.id).container, stopTimeoutSeconds);
    } catch (error) {
      if (!isDomainError(error, 'RUNTIME.CONTAINER_NOT_FOUND')) throw error;
    }
  }

  /** @param recreate the step that makes the container, should it be gone */
  async start(instance: Instance, recreate: BotUpdateStep): Promise<void> {
    try {
      await this.runtime.startContainer(new ResourceNames(instance.id).container);
    } catch (error) {
      if (isDomainError(error, 'RUNTIME.CONTAINER_NOT_FOUND')) throw new UpdateStepBack(recreate, gone);
      throw error;
    }
  }

  /**
   * The instance at the end of its update: running, or stopped where somebody wants that by now. One that was stopped before
   * was started all the same, since an update that nobody saw healthy would be found broken when its snapshot is gone.
   * @param start the step that starts it, should it not run any more
   */
  async settle(instance: Instance, start: BotUpdateStep): Promise<InstanceChange> {
    const settled = { step: null, attempts: 0, lastError: null, nextAttemptAt: this.clock.now() } as const;
    if (instance.desired !== 'RUNNING') {
      await this.stop(instance);
      return { ...settled, status: 'STOPPED', address: null, startedAt: null, health: 'unknown' };
    }
    const { state, address, startedAt } = await this.status(instance);
    if (state !== 'running' || address === null) throw new UpdateStepBack(start, 'The bot ended again.');
    return { ...settled, status: 'RUNNING', address, startedAt, health: 'ok' };
  }

  /**
   * Asks the bot how it is: done when it is healthy, again when it isn't yet.
   * @param recreate the step that makes the container, should it be gone: that says nothing about what ran in it
   * @throws BotIsUnhealthy when the time is over
   */
  async judge(
    update: BotUpdate,
    instance: Instance,
    recreate: BotUpdateStep,
    signal: AbortSignal,
  ): Promise<UpdateStepResult> {
    const pace = healthPace(update.stepSince, this.clock.now(), update.healthTimeoutSeconds);
    const { pauseMs, ...report } = await this.ask(instance, recreate, pace?.askForMs ?? 0, signal);
    if (report.healthy) return { update: { versionAfter: update.versionAfter ?? report.version } };
    if (pace === null)
      throw new BotIsUnhealthy(`The bot did not become healthy: ${report.reason ?? 'it does not answer.'}`, {
        healthStatus: report.status,
        healthBody: report.body === null ? null : storable(report.body),
      });
    return { again: { pauseMs: Math.max(pace.pauseMs, pauseMs) } };
  }

  /** `pauseMs`: how long nothing will change by asking. */
  private async ask(
    instance: Instance,
    recreate: BotUpdateStep,
    forMs: number,
    signal: AbortSignal,
  ): Promise<HealthReport & { readonly pauseMs: number }> {
    const { state, address } = await this.status(instance);
    if (state === 'missing') throw new UpdateStepBack(recreate, gone);
    if (state !== 'running' || address === null) {
      const reason = state === 'restarting' ? 'it ended by itself and is being started again.' : 'it does not run.';
      return { healthy: false, version: null, status: null, body: null, reason, pauseMs: notRunningPauseMs };
    }
    const { healthPath } = await this.containers.botAppOf(instance);
    const bot = { address, path: healthPath, inSuccession: goodAnswers };
    return { ...(await this.probe.waitUntilHealthy(bot, forMs, signal)), pauseMs: 0 };
  }

  /** What there is to be seen of a failure. Never throws: the way back doesn't depend on it. */
  async evidenceOf(step: BotUpdateStep, instance: Instance, error: unknown): Promise<UpdateEvidence> {
    const answer = error instanceof BotIsUnhealthy ? error.answer : { healthStatus: null, healthBody: null };
    const secret = this.box.open(instance.sealedSecret, instanceSecretContext(instance.id));
    const logs: string[] = [];
    try {
      const container = new ResourceNames(instance.id).container;
      for await (const { text } of this.runtime.streamLogs(container, { tail: evidenceLines }))
        logs.push(storable(text.slice(0, evidenceLineLength)).replaceAll(secret, '[secret]'));
    } catch {
      // No container, or no engine: then there are no logs to be had.
    }
    return { step, ...answer, logs: logs.slice(-evidenceLines) };
  }
}

/** What a bot wrote, without what jsonb can't hold: zero bytes and halves of surrogate pairs. */
function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
