import { OrganizationSettingsWorld } from '../testing/organization-settings-world.ts';
import { RemoveLogo, RemoveLogoHandler } from './remove-logo.ts';

describe('taking the logo away', () => {
  it('happens once, and stands in the log once', async () => {
    const world = new OrganizationSettingsWorld();
    const handler = new RemoveLogoHandler(world.organizations, world.brandings, world.live, world.audit);
    const orgId = await world.anOrg();
    await world.brandings.saveLogo(orgId, { png: Buffer.from('a'), hash: 'a' });
    await handler.execute(new RemoveLogo(orgId));
    await handler.execute(new RemoveLogo(orgId));
    expect((await world.brandings.find(orgId)).logoHash).toBeNull();
    expect(world.audit.entries).toEqual([
      expect.objectContaining({ action: 'organization.logo-removed', orgId, before: { logo: 'a' } }),
    ]);
    await expect(handler.execute(new RemoveLogo(world.ids.uuid()))).rejects.toMatchObject({ code: 'ORG.NOT_FOUND' });
  });
});
