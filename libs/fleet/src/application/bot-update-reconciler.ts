import { Injectable, Logger } from '@nestjs/common';
import { Clock, DomainError, Ids, SystemEvents, UnitOfWork } from '@moorage/kernel';
import { judgeUpdateFailure } from '../domain/bot-update-failure.ts';
import { planNextUpdateStep } from '../domain/bot-update-plan.ts';
import type { BotUpdate } from '../domain/bot-update.ts';
import { botUpdateStepAfter, isRollbackStep, type BotUpdateStep } from '../domain/bot-update-steps.ts';
import type { Instance } from '../domain/instance.ts';
import { BotUpdateEnds } from './bot-update-ends.ts';
import { FleetLog } from './fleet-log.ts';
import { InstanceLease } from './instance-lease.ts';
import { BotUpdateStore, type BotUpdateChange } from './ports/bot-update-store.port.ts';
import { ContainerRuntime } from './ports/container-runtime.port.ts';
import { InstanceStore } from './ports/instance-store.port.ts';
import { BotRuns } from './steps/bot-runs.ts';
import { RollbackSteps } from './steps/rollback-steps.ts';
import { UpdateStepBack, type UpdateStepResult, type UpdateWork } from './steps/update-step-result.ts';
import { UpdateSteps } from './steps/update-steps.ts';

/** How soon to come back to an instance that somebody else works on. */
const heldMs = 1_000;

/** The rows as the last write left them. */
interface Saved {
  readonly update: BotUpdate;
  readonly instance: Instance;
}

/**
 * Leads a bot from one release to another, or back: plans one step from the update's row, does it, writes the outcome down,
 * and plans again. It may be killed at any line: the two rows and the end of the instance's lease are all that the next one
 * needs. Every write proves the lease, so whoever lost it writes nothing any more.
 */
@Injectable()
export class BotUpdateReconciler {
  private readonly logger = new Logger(BotUpdateReconciler.name);

  constructor(
    private readonly instances: InstanceStore,
    private readonly updates: BotUpdateStore,
    private readonly forth: UpdateSteps,
    private readonly back: RollbackSteps,
    private readonly bots: BotRuns,
    private readonly ends: BotUpdateEnds,
    private readonly runtime: ContainerRuntime,
    private readonly log: FleetLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly systemEvents: SystemEvents,
  ) {}

  /** Works on an update until it is over, or waits for something. Does nothing where somebody else is at its instance. */
  async advance(botUpdateId: string, signal: AbortSignal): Promise<void> {
    const known = await this.updates.find(botUpdateId);
    if (known === undefined || !this.isDue(known)) return;
    const lease = new InstanceLease(this.instances, this.unitOfWork, this.clock, known.instanceId, this.ids.uuid());
    const instance = await lease.acquire();
    if (instance === undefined) {
      await this.unitOfWork.run(() => this.updates.putOff(botUpdateId, this.later(heldMs)));
      return;
    }
    const stop = AbortSignal.any([signal, lease.lost]);
    try {
      // Only with the lease in hand does the row stay as it was read.
      const update = await this.updates.find(botUpdateId);
      let saved = update && { update, instance };
      while (saved !== undefined && this.isDue(saved.update) && !stop.aborted) {
        const step = planNextUpdateStep(saved.update);
        saved = step === null ? undefined : await this.take(step, saved, lease, stop);
      }
    } finally {
      await lease.release();
    }
  }

  private isDue({ nextAttemptAt }: BotUpdate): boolean {
    return nextAttemptAt !== null && nextAttemptAt <= this.clock.now();
  }

  private async take(
    step: BotUpdateStep,
    { update, instance }: Saved,
    lease: InstanceLease,
    signal: AbortSignal,
  ): Promise<Saved | undefined> {
    // What the step itself writes in its middle belongs to what comes after it, whichever way it ends.
    let current = update;
    const note = async (change: BotUpdateChange): Promise<void> => {
      const noted = await this.write({ update: current, instance }, lease, {}, change);
      if (noted === undefined) throw new Error('The lease was lost.');
      current = noted.update;
    };
    const work: UpdateWork = { update, instance, signal, note };
    try {
      const result = await this.run(step, work);
      return await this.save(step, { update: current, instance }, lease, result);
    } catch (error) {
      // Shutting down, or somebody else's turn: the step is theirs, and is no failure.
      if (signal.aborted) return undefined;
      return this.saveFailure(step, { update: current, instance }, lease, this.toDomainError(error, step, update));
    }
  }

  private toDomainError(error: unknown, step: BotUpdateStep, { id, instanceId, orgId }: BotUpdate): DomainError {
    if (error instanceof DomainError) return error;
    this.logger.error({ err: error }, 'A step of an update failed in an unforeseen way');
    this.systemEvents.report('saga', error, { step, botUpdateId: id, instanceId, orgId });
    return new DomainError('SERVICE.INTERNAL', {}, 'Something went wrong on our side.');
  }

  private run(step: BotUpdateStep, work: UpdateWork): Promise<UpdateStepResult> {
    // What it is made of is on another runtime, which this process can't see.
    if (work.instance.runtime !== this.runtime.kind)
      throw new DomainError(
        'RUNTIME.UNAVAILABLE',
        {},
        `This instance was made on the runtime "${work.instance.runtime}", which is not in use.`,
      );
    return isRollbackStep(step) ? this.back.run(step, work) : this.forth.run(step, work);
  }

  private save(
    step: BotUpdateStep,
    saved: Saved,
    lease: InstanceLease,
    result: UpdateStepResult,
  ): Promise<Saved | undefined> {
    const { update } = saved;
    if (result.again !== undefined) {
      const { pauseMs, fromTheStart } = result.again;
      const start = { status: 'PENDING', step: null, steps: [], startedAt: null, attempts: 0 } as const;
      // Waiting for its turn is no part of an update.
      const since = update.status === 'PENDING' || fromTheStart ? { stepSince: this.clock.now() } : {};
      const nextAttemptAt = this.later(pauseMs);
      return this.write(saved, lease, result, { ...(fromTheStart && start), ...since, nextAttemptAt });
    }
    const now = this.clock.now();
    const done = { step, at: update.stepSince.toISOString(), milliseconds: now.getTime() - update.stepSince.getTime() };
    // Going back and forth between two steps must end as well: only a step that is new to the update starts from nothing.
    const attempts = update.steps.some((each) => each.step === step) ? update.attempts : 0;
    const change = { ...result.update, steps: [...update.steps, done], stepSince: now, attempts };
    if (result.end !== undefined)
      return this.write(saved, lease, result, { ...change, ...this.ends.changeFor(result.end) });
    const hasSnapshot = (result.update?.volumeHashBefore ?? update.volumeHashBefore) !== null;
    return this.write(saved, lease, result, {
      ...change,
      step: botUpdateStepAfter(step, { hasSnapshot }),
      nextAttemptAt: now,
    });
  }

  /** Undefined where the lease was lost, or somebody wanted something else of the instance at this moment. */
  private write(
    { update, instance }: Saved,
    { holder }: InstanceLease,
    result: UpdateStepResult,
    change: BotUpdateChange,
  ): Promise<Saved | undefined> {
    return this.unitOfWork.run(async () => {
      const held = await this.instances.change(
        instance.id,
        { leaseHolder: holder, ...result.expected },
        result.instance ?? {},
      );
      if (held === undefined) return undefined;
      const changed = await this.updates.change(update.id, [update.status], change);
      if (changed === undefined) return undefined;
      await result.also?.();
      if (result.event !== undefined) await this.log.record(held, result.event.kind, result.event);
      if (changed.status !== update.status) await this.ends.tell(held, changed);
      if (changed.status !== update.status || changed.step !== update.step) await this.log.announce(held);
      return { update: changed, instance: held };
    });
  }

  private async saveFailure(
    step: BotUpdateStep,
    saved: Saved,
    lease: InstanceLease,
    error: DomainError,
  ): Promise<Saved | undefined> {
    const { update, instance } = saved;
    const verdict = judgeUpdateFailure(update, step, error);
    const now = this.clock.now();
    const reason = error.message;
    switch (verdict.kind) {
      case 'wait': {
        const moved = verdict.step === step ? {} : { step: verdict.step, stepSince: now };
        return this.write(saved, lease, {}, { ...moved, nextAttemptAt: this.later(verdict.seconds * 1_000) });
      }
      case 'retry': {
        const back = error instanceof UpdateStepBack ? { step: error.step, stepSince: now } : {};
        const attempts = update.attempts + 1;
        return this.write(saved, lease, {}, { ...back, attempts, nextAttemptAt: this.later(verdict.seconds * 1_000) });
      }
      case 'fail': {
        await this.forth.release(saved);
        const event = { kind: 'update-failed', error: reason, detail: step, actorUserId: update.actorUserId } as const;
        return this.write(saved, lease, { event }, { reason, ...this.ends.changeFor('untouched') });
      }
      case 'roll-back': {
        const evidence = await this.bots.evidenceOf(step, instance, error);
        return this.write(
          saved,
          lease,
          { instance: { status: 'ROLLING_BACK' }, event: { kind: 'rolling-back', error: reason, detail: step } },
          {
            status: 'ROLLING_BACK',
            step: 'rollback-stop',
            stepSince: now,
            attempts: 0,
            nextAttemptAt: now,
            reason,
            evidence,
          },
        );
      }
      case 'give-up':
        return this.write(
          saved,
          lease,
          {
            instance: {
              status: 'FAILED',
              step: null,
              address: null,
              health: 'unknown',
              // Whoever wants it deleted needn't wait for people.
              nextAttemptAt: now,
              lastError: `The update failed, and so did the way back: ${reason}`,
            },
            event: { kind: 'rollback-failed', error: reason, detail: step },
          },
          this.ends.changeFor('given-up'),
        );
    }
  }

  private later(ms: number): Date {
    return new Date(this.clock.now().getTime() + ms);
  }
}
