import { InMemoryOrganizationBrandings } from '../testing/in-memory-organization-brandings.ts';
import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { InspectInvitation, InspectInvitationHandler } from './inspect-invitation.ts';

describe('looking behind the link of an invitation', () => {
  it('tells what it leads to, and whether to sign in or up', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const { organizations, invitations, people, clock } = world;
    const brandings = new InMemoryOrganizationBrandings();
    await brandings.saveColor(org.id, '#0f6380');
    const inspect = new InspectInvitationHandler(invitations, organizations, brandings, people, clock);
    const person = people.add();
    const known = await world.anInvitation(org.id, owner, person.email, 'MANAGER');
    const unknown = await world.anInvitation(org.id, owner, 'new@example.com');
    expect(await inspect.execute(new InspectInvitation(known.token))).toEqual({
      orgName: 'Acme',
      orgSlug: org.slug,
      branding: { id: org.id, color: '#0f6380', logoHash: null },
      email: person.email,
      role: 'MANAGER',
      inviterName: owner.name,
      expiresAt: new Date('2026-01-12T12:00:00.000Z'),
      state: 'pending',
      accountExists: true,
    });
    const squatter = people.add({ emailVerified: false });
    const squatted = await world.anInvitation(org.id, owner, squatter.email);
    expect(await inspect.execute(new InspectInvitation(squatted.token))).toMatchObject({ accountExists: false });
    clock.advance({ days: 7 });
    expect(await inspect.execute(new InspectInvitation(unknown.token))).toMatchObject({
      state: 'expired',
      accountExists: false,
    });
    await expect(inspect.execute(new InspectInvitation('made-up'))).rejects.toMatchObject({
      code: 'INVITATION.NOT_FOUND',
    });
  });
});
