import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { AcceptInvitation } from './accept-invitation.ts';
import { SetSeats } from './set-seats.ts';

describe('setting the seats', () => {
  it('takes nobody theirs, and lets nobody new in until there are enough', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    await world.aMember(org.id, 'MEMBER');
    await world.aMember(org.id, 'MEMBER');
    await world.run(new SetSeats(org.id, 1));
    expect(await world.org(org.id)).toMatchObject({ seatsUsed: 2, seatsTotal: 1 });
    const person = world.people.add();
    const { token } = await world.anInvitation(org.id, owner, person.email);
    expect(await world.refusal(new AcceptInvitation(token, person))).toBe('ORG.SEAT_LIMIT_REACHED');
    await world.run(new SetSeats(org.id, null));
    expect(await world.org(org.id)).toMatchObject({ seatsUsed: 2, seatsTotal: null });
    expect(world.audit.of('organization.seats-set')).toEqual([
      expect.objectContaining({ orgId: org.id, before: { seatsTotal: null }, after: { seatsTotal: 1 } }),
      expect.objectContaining({ orgId: org.id, before: { seatsTotal: 1 }, after: { seatsTotal: null } }),
    ]);
  });

  it('to what they are changes nothing', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    await world.run(new SetSeats(org.id, null));
    expect(world.audit.of('organization.seats-set')).toEqual([]);
  });

  it('is refused for an unknown organisation', async () => {
    const world = new OrganizationsWorld();
    expect(await world.refusal(new SetSeats(world.ids.uuid(), 1))).toBe('ORG.NOT_FOUND');
    expect(await world.refusal(new SetSeats('no uuid', 1))).toBe('ORG.NOT_FOUND');
  });
});
