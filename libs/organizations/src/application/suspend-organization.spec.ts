import { NoticeRequested, OrganizationChanged } from '@moorage/contracts';
import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { SuspendOrganization } from './suspend-organization.ts';

describe('suspending an organisation', () => {
  it('tells the proxies at once', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    await world.run(new SuspendOrganization(org.id, 'Unpaid'));
    expect(world.publisher.of(OrganizationChanged)).toEqual([
      expect.objectContaining({ orgId: org.id, status: 'SUSPENDED', statusReason: 'Unpaid' }),
    ]);
    expect(world.broadcast.messages).toContainEqual({ channel: 'access', message: { orgId: org.id } });
    expect(world.publisher.of(NoticeRequested)).toEqual([
      expect.objectContaining({
        kind: 'organization.suspended',
        orgId: org.id,
        to: { roles: ['OWNER', 'ADMIN'] },
        data: { reason: 'Unpaid' },
      }),
    ]);
    expect(world.audit.of('organization.suspended')).toEqual([
      expect.objectContaining({
        orgId: org.id,
        before: { status: 'ACTIVE' },
        after: { status: 'SUSPENDED', reason: 'Unpaid' },
      }),
    ]);
  });

  it('is refused for one that is suspended, and for an unknown one', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    await world.run(new SuspendOrganization(org.id, 'Unpaid'));
    expect(await world.refusal(new SuspendOrganization(org.id, 'Again'))).toBe('ORG.TRANSITION_NOT_ALLOWED');
    expect(await world.refusal(new SuspendOrganization(world.ids.uuid(), 'x'))).toBe('ORG.NOT_FOUND');
    expect(await world.refusal(new SuspendOrganization('no uuid', 'x'))).toBe('ORG.NOT_FOUND');
    expect(world.publisher.of(OrganizationChanged)).toHaveLength(1);
  });
});
