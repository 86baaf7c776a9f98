import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { SetInvitationExpiry } from './set-invitation-expiry.ts';

describe('setting how long invitations work', () => {
  it('is for new ones, and leaves an entry where it changes anything', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const { id } = await world.anInvitation(org.id, owner, 'ada@example.com');
    await world.run(new SetInvitationExpiry(org.id, 30));
    await world.run(new SetInvitationExpiry(org.id, 30));
    expect(await world.invitations.usualTtlDays(org.id)).toBe(30);
    expect((await world.invitations.find(org.id, id))?.ttlDays).toBe(7);
    expect(world.audit.of('invitation-expiry.set')).toEqual([
      {
        action: 'invitation-expiry.set',
        orgId: org.id,
        target: { type: 'organization', id: org.id },
        before: { days: 7 },
        after: { days: 30 },
      },
    ]);
  });
});
