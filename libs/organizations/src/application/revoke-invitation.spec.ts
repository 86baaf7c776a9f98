import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { AcceptInvitation } from './accept-invitation.ts';
import { RevokeInvitation } from './revoke-invitation.ts';

describe('revoking an invitation', () => {
  it('makes its link invalid; twice is as good as once', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const person = world.people.add();
    const { id, token } = await world.anInvitation(org.id, owner, person.email);
    await world.run(new RevokeInvitation(org.id, owner, id));
    await world.run(new RevokeInvitation(org.id, owner, id));
    expect(await world.refusal(new AcceptInvitation(token, person))).toBe('INVITATION.REVOKED');
    expect(world.audit.of('invitation.revoked')).toEqual([
      {
        action: 'invitation.revoked',
        orgId: org.id,
        target: { type: 'invitation', id, label: person.email },
        before: { role: 'MEMBER' },
      },
    ]);
  });

  it('is refused for accepted, unknown and foreign ones, and for roles one may not grant', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const other = await world.anOrg();
    const person = world.people.add();
    const { id, token } = await world.anInvitation(org.id, owner, person.email, 'ADMIN');
    const manager = await world.aMember(org.id, 'MANAGER');
    expect(await world.refusal(new RevokeInvitation(org.id, manager, id))).toBe('ROLE.NOT_GRANTABLE');
    expect(await world.refusal(new RevokeInvitation(other.org.id, other.owner, id))).toBe('INVITATION.NOT_FOUND');
    expect(await world.refusal(new RevokeInvitation(org.id, owner, 'no uuid'))).toBe('INVITATION.NOT_FOUND');
    await world.run(new AcceptInvitation(token, person));
    expect(await world.refusal(new RevokeInvitation(org.id, owner, id))).toBe('INVITATION.ALREADY_ACCEPTED');
  });
});
