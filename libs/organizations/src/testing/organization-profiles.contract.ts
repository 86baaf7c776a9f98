import type { UnitOfWork } from '@moorage/kernel';
import type { OrganizationProfiles } from '../application/ports/organization-profiles.port.ts';
import { emptyProfile, type OrganizationProfile } from '../domain/organization-profile.ts';

const told: OrganizationProfile = {
  industry: 'SOFTWARE',
  size: '11-50',
  website: 'https://acme.example',
  gstin: '27AAPFU0939F1ZV',
  pan: 'AAPFU0939F',
  msme: 'UDYAM-MH-12-0012345',
};

/** Every adapter of {@link OrganizationProfiles} passes this suite. */
export function describeOrganizationProfiles(
  adapter: string,
  open: () => Promise<{
    profiles: OrganizationProfiles;
    unitOfWork: UnitOfWork;
    anOrg(): Promise<string>;
    close(): Promise<void>;
  }>,
): void {
  describe(`${adapter} as OrganizationProfiles`, () => {
    let world: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());

    it('keeps one for each organisation, and takes what was said back', async () => {
      const [acme, birch] = [await world.anOrg(), await world.anOrg()];
      const save = (orgId: string, profile: OrganizationProfile) =>
        world.unitOfWork.run(() => world.profiles.save(orgId, profile));
      expect(await world.profiles.find(acme)).toEqual(emptyProfile);
      await save(acme, told);
      await save(birch, { ...emptyProfile, size: '1' });
      expect(await world.profiles.find(acme)).toEqual(told);
      await save(acme, { ...told, msme: null });
      expect(await world.profiles.find(acme)).toEqual({ ...told, msme: null });
      expect(await world.profiles.find(birch)).toEqual({ ...emptyProfile, size: '1' });
    });
  });
}
