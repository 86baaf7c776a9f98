import type { Setup, SetupState, SetupStep } from '../../domain/setup.ts';

/** Keeps how far the wizard is with each organisation. Writes join the ambient transaction. */
export abstract class Setups {
  abstract find(orgId: string): Promise<Setup>;
  abstract saveStep(orgId: string, step: SetupStep, state: SetupState): Promise<void>;
  abstract finish(orgId: string): Promise<void>;
}
