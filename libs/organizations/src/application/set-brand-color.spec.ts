import { OrganizationSettingsWorld } from '../testing/organization-settings-world.ts';
import { SetBrandColor, SetBrandColorHandler } from './set-brand-color.ts';

function aWorld() {
  const world = new OrganizationSettingsWorld();
  return { world, handler: new SetBrandColorHandler(world.organizations, world.brandings, world.live, world.audit) };
}

describe('choosing a colour', () => {
  it('keeps it, takes it back, and logs both', async () => {
    const { world, handler } = aWorld();
    const orgId = await world.anOrg();
    await handler.execute(new SetBrandColor(orgId, '#0F6380'));
    await handler.execute(new SetBrandColor(orgId, '#0f6380'));
    expect((await world.brandings.find(orgId)).color).toBe('#0f6380');
    await handler.execute(new SetBrandColor(orgId, null));
    expect((await world.brandings.find(orgId)).color).toBeNull();
    expect(world.audit.of('organization.color-changed').map(({ before, after }) => [before, after])).toEqual([
      [{ color: null }, { color: '#0f6380' }],
      [{ color: '#0f6380' }, { color: null }],
    ]);
  });

  it('is refused for what is no colour, and for an organisation that is none', async () => {
    const { world, handler } = aWorld();
    const orgId = await world.anOrg();
    const wrong = handler.execute(new SetBrandColor(orgId, 'teal'));
    await expect(wrong).rejects.toMatchObject({ code: 'ORG.COLOR_INVALID', data: { field: 'color' } });
    const nobody = handler.execute(new SetBrandColor(world.ids.uuid(), '#0f6380'));
    await expect(nobody).rejects.toMatchObject({ code: 'ORG.NOT_FOUND' });
  });
});
