import { DomainError } from '@moorage/kernel';
import type { BotUpdate, UpdateEvidence } from '../../domain/bot-update.ts';
import type { BotUpdateStep } from '../../domain/bot-update-steps.ts';
import type { Instance } from '../../domain/instance.ts';
import type { FleetEventDetails } from '../fleet-log.ts';
import type { BotUpdateChange } from '../ports/bot-update-store.port.ts';
import type { FleetEventKind } from '../ports/fleet-history.port.ts';
import type { InstanceChange, InstanceExpectation } from '../ports/instance-store.port.ts';

/** What a step of an update works on. */
export interface UpdateWork {
  readonly update: BotUpdate;
  readonly instance: Instance;
  readonly signal: AbortSignal;
  /** Writes something down in the middle of a step: what is about to be made, under a name of its own. */
  readonly note: (change: BotUpdateChange) => Promise<void>;
}

/** What a step found out or did, to be written down in one transaction. */
export interface UpdateStepResult {
  readonly update?: BotUpdateChange;
  readonly instance?: InstanceChange;
  /** What else must hold for the instance to be changed. */
  readonly expected?: Pick<InstanceExpectation, 'statuses' | 'unlessDesired'>;
  readonly event?: { readonly kind: FleetEventKind } & FleetEventDetails;
  /** The step isn't done, which is no failure: it goes on after that pause. */
  readonly again?: {
    readonly pauseMs: number;
    /** It goes on with the first step, as if it had just been asked for. Only for a bot that wasn't touched. */
    readonly fromTheStart?: true;
  };
  /** The update ends here. */
  readonly end?: 'succeeded' | 'rolled-back' | { readonly skipped: string };
  /** Further writes of the same transaction. */
  readonly also?: () => Promise<void>;
}

/** An earlier step must be done again; it counts as a failed try, so that it can't go round for ever. */
export class UpdateStepBack extends DomainError {
  constructor(
    readonly step: BotUpdateStep,
    reason: string,
  ) {
    super('RUNTIME.FAILED', {}, reason);
  }
}

/** The bot did not become healthy in time. */
export class BotIsUnhealthy extends DomainError {
  constructor(
    reason: string,
    readonly answer: Pick<UpdateEvidence, 'healthStatus' | 'healthBody'>,
  ) {
    super('BOT.UNREACHABLE', {}, reason);
  }
}
