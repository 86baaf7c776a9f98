import { Injectable, Logger } from '@nestjs/common';
import { InstanceBecameReady, InstanceDeleted, NoticeRequested } from '@moorage/contracts';
import { Clock, DomainError, EventPublisher, Ids, SystemEvents, UnitOfWork } from '@moorage/kernel';
import type { Instance } from '../domain/instance.ts';
import { planNextStep } from '../domain/instance-plan.ts';
import { isBringUpStep, isRemovalStep, type InstanceStep } from '../domain/instance-steps.ts';
import { judgeFailure } from '../domain/step-failure.ts';
import { FleetLog, type FleetEventDetails } from './fleet-log.ts';
import { InstanceLease } from './instance-lease.ts';
import { ContainerRuntime } from './ports/container-runtime.port.ts';
import type { FleetEventKind } from './ports/fleet-history.port.ts';
import { InstanceStore, type InstanceChange } from './ports/instance-store.port.ts';
import { BringUpSteps } from './steps/bring-up-steps.ts';
import { StepBack, type StepResult } from './steps/instance-step-result.ts';
import { RemovalSteps } from './steps/removal-steps.ts';
import { RunningSteps } from './steps/running-steps.ts';

/** So many failed tries in a row are told in the history, each. */
const recordedTries = 8;

/**
 * Brings instances to what is wanted of them: plans one step from the row, does it, writes the outcome down, and plans
 * again. It may be killed at any line: the row and the lease's end are all that the next one needs.
 */
@Injectable()
export class InstanceReconciler {
  private readonly logger = new Logger(InstanceReconciler.name);

  constructor(
    private readonly instances: InstanceStore,
    private readonly bringUp: BringUpSteps,
    private readonly running: RunningSteps,
    private readonly removal: RemovalSteps,
    private readonly runtime: ContainerRuntime,
    private readonly log: FleetLog,
    private readonly publisher: EventPublisher,
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly systemEvents: SystemEvents,
  ) {}

  /** Works on an instance until nothing is to be done, or not yet. Does nothing where somebody else is at it. */
  async advance(instanceId: string, signal: AbortSignal): Promise<void> {
    const lease = new InstanceLease(this.instances, this.unitOfWork, this.clock, instanceId, this.ids.uuid());
    let instance = await lease.acquire();
    if (instance === undefined) return;
    const stop = AbortSignal.any([signal, lease.lost]);
    try {
      let wanted = this.isDue(instance);
      while (instance !== undefined && wanted && !stop.aborted) {
        const before: Instance = instance;
        const step = planNextStep(before);
        instance = step === null ? await this.rest(before, lease) : await this.take(step, before, lease, stop);
        // A wish that came in the middle of the step set the due time that the outcome has just overwritten.
        wanted = instance !== undefined && (this.isDue(instance) || isNewlyWanted(before, instance));
      }
    } finally {
      await lease.release();
    }
  }

  private isDue({ nextAttemptAt }: Instance): boolean {
    return nextAttemptAt !== null && nextAttemptAt <= this.clock.now();
  }

  /** Nothing is to be done: the row isn't due any more, unless somebody's retry has just made something else of it. */
  private rest(instance: Instance, lease: InstanceLease): Promise<Instance | undefined> {
    return this.unitOfWork.run(() =>
      this.instances.change(
        instance.id,
        { leaseHolder: lease.holder, statuses: [instance.status] },
        { nextAttemptAt: null },
      ),
    );
  }

  private async take(
    step: InstanceStep,
    instance: Instance,
    lease: InstanceLease,
    signal: AbortSignal,
  ): Promise<Instance | undefined> {
    try {
      return await this.save(instance, lease, await this.run(step, instance, signal));
    } catch (error) {
      // Shutting down, or somebody else's turn: the step is theirs, and is no failure.
      if (signal.aborted) return undefined;
      return this.saveFailure(step, instance, lease, this.toDomainError(error, step, instance));
    }
  }

  /** What nobody foresaw counts as a failed try too; what it was is for engineers alone. */
  private toDomainError(error: unknown, step: InstanceStep, { id, orgId }: Instance): DomainError {
    if (error instanceof DomainError) return error;
    this.logger.error({ err: error }, 'A step failed in an unforeseen way');
    this.systemEvents.report('saga', error, { step, instanceId: id, orgId });
    return new DomainError('SERVICE.INTERNAL', {}, 'Something went wrong on our side.');
  }

  private run(step: InstanceStep, instance: Instance, signal: AbortSignal): Promise<StepResult> {
    // What it is made of is on another runtime, which this process can't see: nothing may be made or missed here.
    if (step !== 'allocate' && instance.runtime !== null && instance.runtime !== this.runtime.kind) {
      throw new DomainError(
        'RUNTIME.UNAVAILABLE',
        {},
        `This instance was made on the runtime "${instance.runtime}", which is not in use.`,
      );
    }
    if (isBringUpStep(step)) return this.bringUp.run(step, instance, signal);
    if (isRemovalStep(step)) return this.removal.run(step, instance);
    return this.running.run(step, instance, this.clock.now(), signal);
  }

  /** Undefined where the lease was lost: whoever has it now knows better. */
  private save(
    instance: Instance,
    { holder }: InstanceLease,
    { change, event, settled, announce }: StepResult,
  ): Promise<Instance | undefined> {
    return this.unitOfWork.run(async () => {
      const wanted = settled ? { nextAttemptAt: null } : {};
      const saved = await this.instances.change(instance.id, { leaseHolder: holder }, { ...change, ...wanted });
      if (saved === undefined) return undefined;
      if (event !== undefined) await this.log.record(saved, event.kind, event);
      if (announce === 'became-ready')
        await this.publisher.publish(InstanceBecameReady({ instanceId: saved.id, orgId: saved.orgId }));
      if (announce === 'deleted')
        await this.publisher.publish(InstanceDeleted({ instanceId: saved.id, orgId: saved.orgId }));
      if (instance.status !== 'FAILED' && saved.status === 'FAILED') await this.tellOfFailure(saved);
      if (isVisiblyDifferent(instance, saved)) await this.log.announce(saved);
      return saved;
    });
  }

  private tellOfFailure({ id, orgId, lastError }: Instance): Promise<void> {
    return this.publisher.publish(
      NoticeRequested({
        key: `instance.failed:${id}:${this.ids.uuid()}`,
        kind: 'instance.failed',
        orgId,
        to: { roles: ['OWNER', 'ADMIN'] },
        data: lastError === null ? {} : { reason: lastError },
      }),
    );
  }

  private saveFailure(
    step: InstanceStep,
    instance: Instance,
    lease: InstanceLease,
    error: DomainError,
  ): Promise<Instance | undefined> {
    const verdict = judgeFailure(instance, step, error);
    const at = (seconds: number): Date => new Date(this.clock.now().getTime() + seconds * 1000);
    const lastError = error.message;
    const failed = (change: InstanceChange, kind?: FleetEventKind): Promise<Instance | undefined> => {
      const details: FleetEventDetails = { error: lastError, detail: step };
      return this.save(instance, lease, {
        change: { ...change, lastError },
        ...(kind && { event: { kind, ...details } }),
      });
    };
    switch (verdict.kind) {
      case 'wait':
        // Where it is reached may change while nobody can look.
        return failed({ address: null, health: 'unknown', nextAttemptAt: at(verdict.seconds) });
      case 'retry': {
        const back = error instanceof StepBack ? { step: error.step } : {};
        const change = { ...back, attempts: instance.attempts + 1, nextAttemptAt: at(verdict.seconds) };
        // What is never given up would fill the history.
        return failed(change, instance.attempts < recordedTries ? 'step-failed' : undefined);
      }
      case 'undo':
        return failed({ step: verdict.step, attempts: 0 }, 'step-failed');
      case 'give-up':
        return failed(
          { status: 'FAILED', step: null, attempts: 0, address: null, health: 'unknown', restartRequestedAt: null },
          'failed',
        );
    }
  }
}

function isNewlyWanted(before: Instance, after: Instance): boolean {
  const restart = after.restartRequestedAt !== null && before.restartRequestedAt === null;
  return restart || before.desired !== after.desired;
}

/** Whether a page or a proxy would show or do something else now. */
function isVisiblyDifferent(before: Instance, after: Instance): boolean {
  return (
    before.status !== after.status ||
    before.step !== after.step ||
    before.health !== after.health ||
    before.lastError !== after.lastError ||
    before.digest !== after.digest ||
    before.address?.host !== after.address?.host ||
    before.address?.port !== after.address?.port
  );
}
