import { NoticeRequested, OrganizationChanged } from '@moorage/contracts';
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
    expect(world.publisher.of(NoticeRequested).at(-1)).toMatchObject({ kind: 'organization.reactivated' });
    expect(world.audit.of('organization.reactivated')).toEqual([
      expect.objectContaining({
        orgId: org.id,
        before: { status: 'SUSPENDED', reason: 'Unpaid' },
        after: { status: 'ACTIVE' },
      }),
    ]);
  });

  it('is refused for an active one, for one that waits, and for an unknown one', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    expect(await world.refusal(new ReactivateOrganization(org.id))).toBe('ORG.TRANSITION_NOT_ALLOWED');
    const waiting = new OrganizationsWorld({}, testSettings({ orgVerificationRequired: true }));
    const { org: other } = await waiting.anOrg();
    expect(await waiting.refusal(new ReactivateOrganization(other.id))).toBe('ORG.TRANSITION_NOT_ALLOWED');
    expect(await world.refusal(new ReactivateOrganization(world.ids.uuid()))).toBe('ORG.NOT_FOUND');
    expect(await world.refusal(new ReactivateOrganization('no uuid'))).toBe('ORG.NOT_FOUND');
  });
});
