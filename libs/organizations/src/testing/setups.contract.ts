import type { UnitOfWork } from '@moorage/kernel';
import type { Setups } from '../application/ports/setups.port.ts';
import { setupNotBegun, setupSteps } from '../domain/setup.ts';

/** Every adapter of {@link Setups} passes this suite. */
export function describeSetups(
  adapter: string,
  open: () => Promise<{ setups: Setups; unitOfWork: UnitOfWork; anOrg(): Promise<string>; close(): Promise<void> }>,
): void {
  describe(`${adapter} as Setups`, () => {
    let world: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());

    it('keeps each step of each organisation, and what was done as done', async () => {
      const [acme, birch] = [await world.anOrg(), await world.anOrg()];
      for (const step of setupSteps) {
        await world.unitOfWork.run(() => world.setups.saveStep(acme, step, 'skipped'));
        await world.unitOfWork.run(() => world.setups.saveStep(acme, step, 'done'));
        await world.unitOfWork.run(() => world.setups.saveStep(acme, step, 'skipped'));
      }
      expect(await world.setups.find(acme)).toEqual({
        steps: { profile: 'done', branding: 'done', team: 'done' },
        finished: false,
      });
      expect(await world.setups.find(birch)).toEqual(setupNotBegun);
    });

    it('can be finished before it was begun, and once more', async () => {
      const acme = await world.anOrg();
      await world.unitOfWork.run(() => world.setups.finish(acme));
      await world.unitOfWork.run(() => world.setups.finish(acme));
      expect(await world.setups.find(acme)).toEqual({ ...setupNotBegun, finished: true });
    });
  });
}
