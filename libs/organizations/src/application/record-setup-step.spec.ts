import { OrganizationSettingsWorld } from '../testing/organization-settings-world.ts';
import { FinishSetup, FinishSetupHandler } from './finish-setup.ts';
import { RecordSetupStep, RecordSetupStepHandler } from './record-setup-step.ts';

describe('going through the setup', () => {
  it('keeps what was done and what was left out', async () => {
    const world = new OrganizationSettingsWorld();
    const handler = new RecordSetupStepHandler(world.setups, world.live);
    const orgId = await world.anOrg();
    await handler.execute(new RecordSetupStep(orgId, 'profile', 'skipped'));
    await handler.execute(new RecordSetupStep(orgId, 'branding', 'done'));
    expect(await handler.execute(new RecordSetupStep(orgId, 'profile', 'done'))).toEqual({
      steps: { profile: 'done', branding: 'done', team: 'open' },
      finished: false,
    });
  });

  it('does not forget what was done where somebody looks at it again and goes on', async () => {
    const world = new OrganizationSettingsWorld();
    const handler = new RecordSetupStepHandler(world.setups, world.live);
    const orgId = await world.anOrg();
    await handler.execute(new RecordSetupStep(orgId, 'team', 'done'));
    const { steps } = await handler.execute(new RecordSetupStep(orgId, 'team', 'skipped'));
    expect(steps.team).toBe('done');
  });

  it('ends when somebody says so', async () => {
    const world = new OrganizationSettingsWorld();
    const orgId = await world.anOrg();
    await new FinishSetupHandler(world.setups, world.live).execute(new FinishSetup(orgId));
    expect(await world.setups.find(orgId)).toMatchObject({ finished: true, steps: { team: 'open' } });
  });
});
