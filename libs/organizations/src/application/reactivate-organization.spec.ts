import { OrganizationActivated, OrganizationChanged } from '@moorage/contracts';
import { testSettings } from '@moorage/platform/testing';
import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { ReactivateOrganization } from './reactivate-organization.ts';
import { SuspendOrganization } from './suspend-organization.ts';

describe('reactivating an organisation', () => {
  it('ends a suspension', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    await world.run(new SuspendOrganization(org.id, 'Unpaid'));
    await world.run(new ReactivateOrganization(org.id));
    expect(world.publisher.of(OrganizationChanged).at(-1)).toMatchObject({ orgId: org.id, status: 'ACTIVE' });
    expect(world.audit.of('organization.reactivated')).toEqual([
      expect.objectContaining({
        orgId: org.id,
        before: { status: 'SUSPENDED', reason: 'Unpaid' },
        after: { status: 'ACTIVE' },
      }),
    ]);
  });

  it('ends the wait for verification, and the fleet hears of it for the first time', async () => {
    const world = new OrganizationsWorld({}, testSettings({ orgVerificationRequired: true }));
    const { org, owner } = await world.anOrg();
    await world.run(new ReactivateOrganization(org.id));
    expect((await world.org(org.id)).status).toBe('ACTIVE');
    expect(world.publisher.of(OrganizationActivated)).toEqual([
      { orgId: org.id, slug: org.slug, name: org.name, ownerUserId: owner.userId },
    ]);
  });

  it('is refused for an active one, and for an unknown one', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    expect(await world.refusal(new ReactivateOrganization(org.id))).toBe('ORG.TRANSITION_NOT_ALLOWED');
    expect(await world.refusal(new ReactivateOrganization(world.ids.uuid()))).toBe('ORG.NOT_FOUND');
    expect(await world.refusal(new ReactivateOrganization('no uuid'))).toBe('ORG.NOT_FOUND');
  });
});
