import { OrganizationSettingsWorld } from '../testing/organization-settings-world.ts';
import { SetLogo, SetLogoHandler } from './set-logo.ts';

const logo = (letter: string) => ({ png: Buffer.from(letter), hash: letter.repeat(64) });

describe('giving an organisation a logo', () => {
  it('replaces the one before, and logs which', async () => {
    const world = new OrganizationSettingsWorld();
    const handler = new SetLogoHandler(world.organizations, world.brandings, world.live, world.audit);
    const orgId = await world.anOrg();
    await handler.execute(new SetLogo(orgId, logo('a')));
    await handler.execute(new SetLogo(orgId, logo('b')));
    await handler.execute(new SetLogo(orgId, logo('b')));
    expect(await world.brandings.findLogo(orgId, logo('b').hash)).toEqual(Buffer.from('b'));
    expect(world.audit.of('organization.logo-changed').map(({ before, after }) => [before, after])).toEqual([
      [{ logo: null }, { logo: logo('a').hash }],
      [{ logo: logo('a').hash }, { logo: logo('b').hash }],
    ]);
    const nobody = handler.execute(new SetLogo(world.ids.uuid(), logo('a')));
    await expect(nobody).rejects.toMatchObject({ code: 'ORG.NOT_FOUND' });
  });
});
