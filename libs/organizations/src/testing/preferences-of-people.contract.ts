import type { UnitOfWork } from '@moorage/kernel';
import { RandomIds, SystemClock } from '@moorage/kernel';
import type { PreferencesOfPeople } from '../application/ports/preferences-of-people.port.ts';
import { noPreferences, type Preferences } from '../domain/preferences.ts';

/** Every adapter of {@link PreferencesOfPeople} passes this suite. */
export function describePreferencesOfPeople(
  adapter: string,
  open: () => Promise<{
    preferences: PreferencesOfPeople;
    unitOfWork: UnitOfWork;
    anOrg(): Promise<string>;
    close(): Promise<void>;
  }>,
): void {
  describe(`${adapter} as PreferencesOfPeople`, () => {
    const ids = new RandomIds(new SystemClock());
    let world: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());

    it('keeps those of each person', async () => {
      const [kim, lee] = [ids.uuid(), ids.uuid()];
      const chosen: Preferences = { landingOrgId: await world.anOrg(), locale: 'de-DE', currency: 'EUR' };
      const save = (userId: string, preferences: Preferences) =>
        world.unitOfWork.run(() => world.preferences.save(userId, preferences));
      await save(kim, chosen);
      expect(await world.preferences.find(kim)).toEqual(chosen);
      expect(await world.preferences.find(lee)).toEqual(noPreferences);
      expect(await world.unitOfWork.run(() => world.preferences.lock(kim))).toEqual(chosen);
      await save(kim, { ...chosen, landingOrgId: null, currency: null });
      expect(await world.preferences.find(kim)).toEqual({ landingOrgId: null, locale: 'de-DE', currency: null });
    });
  });
}
