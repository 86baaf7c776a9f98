import { MembershipChanged, OrganizationActivated } from '@moorage/contracts';
import { testSettings } from '@moorage/platform/testing';
import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { CreateOrganization } from './create-organization.ts';

describe('creating an organisation', () => {
  it('makes its founder the owner, and tells the fleet', async () => {
    const world = new OrganizationsWorld();
    const founder = world.people.add({ name: 'Olive', email: 'olive@example.com' });
    const org = await world.run(new CreateOrganization(founder, ' Acme ', 'acme'));
    expect(await world.org(org.id)).toEqual({
      id: org.id,
      slug: 'acme',
      name: 'Acme',
      status: 'ACTIVE',
      statusReason: null,
      rejectedAt: null,
      deactivation: null,
      personalUserId: null,
      seatsUsed: 0,
      seatsTotal: null,
      membersCount: 1,
      createdAt: world.clock.now(),
    });
    expect(world.publisher.of(OrganizationActivated)).toEqual([
      { orgId: org.id, slug: 'acme', name: 'Acme', ownerUserId: founder.userId },
    ]);
    expect(world.publisher.of(MembershipChanged)).toEqual([
      expect.objectContaining({ orgId: org.id, userId: founder.userId, role: 'OWNER', status: 'ACTIVE', revision: 1 }),
    ]);
    expect((await world.people.find(founder.userId))?.sessionGeneration).toBe(1);
    expect(world.audit.of('organization.created')).toEqual([
      {
        action: 'organization.created',
        orgId: org.id,
        target: { type: 'organization', id: org.id, label: 'Acme' },
        after: { name: 'Acme', slug: 'acme', status: 'ACTIVE', owner: 'olive@example.com' },
      },
    ]);
  });

  it('takes seats and the wait for verification from the settings, and keeps the fleet waiting too', async () => {
    const world = new OrganizationsWorld({}, testSettings({ orgVerificationRequired: true, defaultSeats: 5 }));
    const org = await world.run(new CreateOrganization(world.people.add(), 'Acme', 'acme'));
    expect(org).toMatchObject({ status: 'PENDING_VERIFICATION', seatsTotal: 5 });
    expect(world.publisher.of(OrganizationActivated)).toEqual([]);
  });

  it('is refused for a bad name, a bad or taken address, and a founder whose address is not proven', async () => {
    const world = new OrganizationsWorld();
    const founder = world.people.add();
    await world.run(new CreateOrganization(founder, 'Acme', 'acme'));
    expect(await world.refusal(new CreateOrganization(founder, 'Other', 'acme'))).toBe('ORG.SLUG_TAKEN');
    expect(await world.refusal(new CreateOrganization(founder, 'Other', 'Acme!'))).toBe('ORG.SLUG_INVALID');
    expect(await world.refusal(new CreateOrganization(founder, 'Other', 'admin'))).toBe('ORG.SLUG_RESERVED');
    expect(await world.refusal(new CreateOrganization(founder, ' ', 'other'))).toBe('ORG.NAME_INVALID');
    const unproven = world.people.add({ emailVerified: false });
    expect(await world.refusal(new CreateOrganization(unproven, 'Other', 'other'))).toBe('AUTH.EMAIL_NOT_VERIFIED');
    expect(world.publisher.of(OrganizationActivated)).toHaveLength(1);
  });
});
