import { emptyProfile } from '../domain/organization-profile.ts';
import { OrganizationSettingsWorld } from '../testing/organization-settings-world.ts';
import { UpdateOrganizationProfile, UpdateOrganizationProfileHandler } from './update-organization-profile.ts';

function aWorld() {
  const world = new OrganizationSettingsWorld();
  const handler = new UpdateOrganizationProfileHandler(world.organizations, world.profiles, world.live, world.audit);
  return { world, handler };
}

describe('updating the profile of an organisation', () => {
  it('keeps it, and leaves in the log what changed and nothing else', async () => {
    const { world, handler } = aWorld();
    const orgId = await world.anOrg();
    await handler.execute(
      new UpdateOrganizationProfile(orgId, { ...emptyProfile, size: '1', website: 'acme.example' }),
    );
    await handler.execute(
      new UpdateOrganizationProfile(orgId, { ...emptyProfile, size: '2-10', website: 'https://acme.example/' }),
    );
    expect(await world.profiles.find(orgId)).toEqual({
      ...emptyProfile,
      size: '2-10',
      website: 'https://acme.example',
    });
    expect(world.audit.entries).toEqual([
      {
        action: 'organization.profile-changed',
        orgId,
        target: { type: 'organization', id: orgId, label: 'Acme' },
        before: { size: null, website: null },
        after: { size: '1', website: 'https://acme.example' },
      },
      expect.objectContaining({ before: { size: '1' }, after: { size: '2-10' } }),
    ]);
  });

  it('does nothing where nothing changes', async () => {
    const { world, handler } = aWorld();
    await handler.execute(new UpdateOrganizationProfile(await world.anOrg(), emptyProfile));
    expect([world.audit.entries, world.broadcast.messages]).toEqual([[], []]);
  });

  it('keeps nothing of a profile with a mistake in it', async () => {
    const { world, handler } = aWorld();
    const orgId = await world.anOrg();
    const attempt = handler.execute(new UpdateOrganizationProfile(orgId, { ...emptyProfile, size: '1', pan: 'x' }));
    await expect(attempt).rejects.toMatchObject({ code: 'ORG.PROFILE_INVALID' });
    expect(await world.profiles.find(orgId)).toEqual(emptyProfile);
  });

  it('is refused for an organisation that is none', async () => {
    const { world, handler } = aWorld();
    const attempt = handler.execute(new UpdateOrganizationProfile(world.ids.uuid(), emptyProfile));
    await expect(attempt).rejects.toMatchObject({ code: 'ORG.NOT_FOUND' });
  });
});
