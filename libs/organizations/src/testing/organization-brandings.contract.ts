import type { UnitOfWork } from '@moorage/kernel';
import type { OrganizationBrandings } from '../application/ports/organization-brandings.port.ts';

const first = { png: Buffer.from([1, 0, 2, 255]), hash: 'a'.repeat(64) };
const second = { png: Buffer.from([3]), hash: 'b'.repeat(64) };

/** Every adapter of {@link OrganizationBrandings} passes this suite. */
export function describeOrganizationBrandings(
  adapter: string,
  open: () => Promise<{
    brandings: OrganizationBrandings;
    unitOfWork: UnitOfWork;
    anOrg(): Promise<string>;
    close(): Promise<void>;
  }>,
): void {
  describe(`${adapter} as OrganizationBrandings`, () => {
    let world: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());

    const write = (work: (brandings: OrganizationBrandings) => Promise<void>) =>
      world.unitOfWork.run(() => work(world.brandings));

    it('keeps a colour for each organisation, and forgets it', async () => {
      const [acme, birch] = [await world.anOrg(), await world.anOrg()];
      await write((b) => b.saveColor(acme, '#0f6380'));
      await write((b) => b.saveColor(acme, '#123456'));
      expect(await world.brandings.find(acme)).toEqual({ color: '#123456', logoHash: null });
      expect(await world.brandings.find(birch)).toEqual({ color: null, logoHash: null });
      await write((b) => b.saveColor(acme, null));
      expect(await world.brandings.find(acme)).toEqual({ color: null, logoHash: null });
    });

    it('keeps one logo for each organisation, shown to who knows its hash', async () => {
      const [acme, birch] = [await world.anOrg(), await world.anOrg()];
      await write((b) => b.saveLogo(acme, first));
      expect(await world.brandings.find(acme)).toEqual({ color: null, logoHash: first.hash });
      expect(await world.brandings.findLogo(acme, first.hash)).toEqual(first.png);
      expect(await world.brandings.findLogo(acme, second.hash)).toBeUndefined();
      expect(await world.brandings.findLogo(birch, first.hash)).toBeUndefined();

      await write((b) => b.saveLogo(acme, second));
      expect(await world.brandings.findLogo(acme, first.hash)).toBeUndefined();
      expect(await world.brandings.findLogo(acme, second.hash)).toEqual(second.png);
      await write((b) => b.removeLogo(acme));
      await write((b) => b.removeLogo(acme));
      expect(await world.brandings.findLogo(acme, second.hash)).toBeUndefined();
      expect(await world.brandings.find(acme)).toEqual({ color: null, logoHash: null });
    });
  });
}
