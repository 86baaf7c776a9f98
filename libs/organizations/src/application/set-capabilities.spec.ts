import { testSettings } from '@moorage/platform/testing';
import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { AcceptInvitation } from './accept-invitation.ts';
import { ChangeRole } from './change-role.ts';
import { CreateOrganization } from './create-organization.ts';
import { InvitePeople } from './invite-people.ts';
import { SetCapabilities } from './set-capabilities.ts';

const both = { canSponsor: true, canHost: true };

describe('what platform admins let an organisation be', () => {
  it('is kept, and logged with what it was', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    await world.run(new SetCapabilities(org.id, both));
    await world.run(new SetCapabilities(org.id, both));
    expect(await world.capabilities.find(org.id)).toEqual(both);
    expect(world.audit.of('organization.capabilities-set')).toEqual([
      expect.objectContaining({ orgId: org.id, before: { canSponsor: false, canHost: false }, after: both }),
    ]);
    expect(await world.refusal(new SetCapabilities(world.ids.uuid(), both))).toBe('ORG.NOT_FOUND');
  });

  it('lets publishers be appointed and invited there, and nowhere else', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const member = await world.aMember(org.id, 'MEMBER');
    const appoint = new ChangeRole(org.id, owner, member.membershipId, 'PUBLISHER');
    const invite = new InvitePeople(org.id, owner, ['kim@example.com'], 'PUBLISHER', 7);
    expect([await world.refusal(appoint), await world.refusal(invite)]).toEqual([
      'ROLE.NOT_GRANTABLE',
      'ROLE.NOT_GRANTABLE',
    ]);
    await world.run(new SetCapabilities(org.id, both));
    await world.run(appoint);
    await world.run(invite);
    expect((await world.membership(org.id, member.userId)).state.role).toBe('PUBLISHER');
  });

  it('counts when an invitation is accepted, not only when it is sent; who is publisher stays one', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    await world.run(new SetCapabilities(org.id, both));
    const publisher = await world.aMember(org.id, 'PUBLISHER');
    const person = world.people.add();
    const { token } = await world.anInvitation(org.id, owner, person.email, 'PUBLISHER');
    await world.run(new SetCapabilities(org.id, { canSponsor: true, canHost: false }));
    expect(await world.refusal(new AcceptInvitation(token, person))).toBe('ROLE.NOT_GRANTABLE');
    expect((await world.membership(org.id, publisher.userId)).state.role).toBe('PUBLISHER');
  });
});

describe('without ENABLE_HOST_ORGS', () => {
  it('nothing makes an organisation that publishes, or a publisher', async () => {
    const world = new OrganizationsWorld({}, testSettings({ hostOrgsEnabled: false }));
    const admin = world.people.add({ platformAdmin: true });
    const { org, owner } = await world.anOrg();
    const member = await world.aMember(org.id, 'MEMBER');
    // As it may have been before the operator turned it off.
    await world.capabilities.save(org.id, both);
    for (const command of [
      new CreateOrganization(admin, 'Acme', 'acme', true),
      new SetCapabilities(org.id, both),
      new ChangeRole(org.id, owner, member.membershipId, 'PUBLISHER'),
      new InvitePeople(org.id, owner, ['kim@example.com'], 'PUBLISHER', 7),
    ]) {
      expect([command.constructor.name, await world.refusal(command)]).toEqual([
        command.constructor.name,
        'HOST_ORGS_GATED',
      ]);
    }
    await world.run(new SetCapabilities(org.id, { canSponsor: true, canHost: false }));
    expect(await world.capabilities.find(org.id)).toEqual({ canSponsor: true, canHost: false });
  });
});

describe('founding an organisation that publishes', () => {
  it('is for platform admins', async () => {
    const world = new OrganizationsWorld();
    const founder = world.people.add();
    expect(await world.refusal(new CreateOrganization(founder, 'Acme', 'acme', true))).toBe('AUTH.ADMIN_REQUIRED');
    const admin = world.people.add({ platformAdmin: true });
    const org = await world.run(new CreateOrganization(admin, 'Acme', 'acme', true));
    expect(await world.capabilities.find(org.id)).toEqual({ canSponsor: false, canHost: true });
  });
});
