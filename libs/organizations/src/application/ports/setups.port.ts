import type { Setup, SetupState, SetupStep } from '../../domain/setup.ts';

/** Keeps how far the wizard is with each organisation. Writes join the ambient transaction. */
export abstract class Setups {
  abstract find(orgId: string): Promise<Setup>;
  /** A step that is done stays so: looking at it again and leaving it is no step back. */
  abstract saveStep(orgId: string, step: SetupStep, state: SetupState): Promise<void>;
  abstract finish(orgId: string): Promise<void>;
}
