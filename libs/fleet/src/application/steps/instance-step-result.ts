import type { FleetEventDetails } from '../fleet-log.ts';
import type { FleetEventKind } from '../ports/fleet-history.port.ts';
import type { InstanceChange } from '../ports/instance-store.port.ts';
import { DomainError } from '@moorage/kernel';
import type { InstanceStep } from '../../domain/instance-steps.ts';

/** What a step found out or did, to be written down in one transaction. */
export interface StepResult {
  readonly change: InstanceChange;
  readonly event?: { readonly kind: FleetEventKind } & FleetEventDetails;
  /** There is nothing more to do until somebody wants something, or something happens. */
  readonly settled?: boolean;
  readonly announce?: 'became-ready' | 'deleted';
}

/** A step found that an earlier one must be done again; it counts as a failed try, so that it can't go round for ever. */
export class StepBack extends DomainError {
  constructor(
    readonly step: InstanceStep,
    reason: string,
  ) {
    super('RUNTIME.FAILED', {}, reason);
  }
}
