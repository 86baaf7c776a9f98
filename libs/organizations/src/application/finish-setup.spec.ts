import { OrganizationSettingsWorld } from '../testing/organization-settings-world.ts';
import { FinishSetup, FinishSetupHandler } from './finish-setup.ts';

describe('finishing the setup', () => {
  it('is kept for the one organisation, and told to open pages', async () => {
    const world = new OrganizationSettingsWorld();
    const [acme, birch] = [await world.anOrg(), 'another'];
    const handler = new FinishSetupHandler(world.setups, world.live);
    await handler.execute(new FinishSetup(acme));
    await handler.execute(new FinishSetup(acme));
    expect((await world.setups.find(acme)).finished).toBe(true);
    expect((await world.setups.find(birch)).finished).toBe(false);
    expect(world.broadcast.messages).toContainEqual({
      channel: 'live',
      message: { scope: `org:${acme}`, topic: 'organization', id: acme },
    });
  });
});
