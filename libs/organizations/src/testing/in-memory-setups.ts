import { Setups } from '../application/ports/setups.port.ts';
import { setupNotBegun, type Setup, type SetupState, type SetupStep } from '../domain/setup.ts';

export class InMemorySetups extends Setups {
  private readonly byOrg = new Map<string, Setup>();

  override find(orgId: string): Promise<Setup> {
    return Promise.resolve(this.byOrg.get(orgId) ?? setupNotBegun);
  }

  override async saveStep(orgId: string, step: SetupStep, state: SetupState): Promise<void> {
    const { steps, finished } = await this.find(orgId);
    const after = steps[step] === 'done' ? 'done' : state;
    this.byOrg.set(orgId, { finished, steps: { ...steps, [step]: after } });
  }

  override async finish(orgId: string): Promise<void> {
    this.byOrg.set(orgId, { ...(await this.find(orgId)), finished: true });
  }
}
