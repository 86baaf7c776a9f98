import type { UnitOfWork } from '@moorage/kernel';
import type { OrganizationCapabilities } from '../application/ports/organization-capabilities.port.ts';
import { noCapabilities, type Capabilities } from '../domain/capabilities.ts';

/** Every adapter of {@link OrganizationCapabilities} passes this suite. */
export function describeOrganizationCapabilities(
  adapter: string,
  open: () => Promise<{
    capabilities: OrganizationCapabilities;
    unitOfWork: UnitOfWork;
    anOrg(): Promise<string>;
    close(): Promise<void>;
  }>,
): void {
  describe(`${adapter} as OrganizationCapabilities`, () => {
    let world: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());

    it('keeps those of each organisation; none at first', async () => {
      const [acme, birch] = [await world.anOrg(), await world.anOrg()];
      const save = (capabilities: Capabilities) =>
        world.unitOfWork.run(() => world.capabilities.save(acme, capabilities));
      await save({ canSponsor: true, canHost: true });
      expect(await world.capabilities.find(acme)).toEqual({ canSponsor: true, canHost: true });
      await save({ canSponsor: false, canHost: true });
      expect(await world.capabilities.find(acme)).toEqual({ canSponsor: false, canHost: true });
      expect(await world.capabilities.find(birch)).toEqual(noCapabilities);
    });
  });
}
