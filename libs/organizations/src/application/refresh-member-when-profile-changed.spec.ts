import { MembershipChanged } from '@moorage/contracts';
import { OrganizationsWorld } from '../testing/organizations-world.ts';

describe('keeping the copies of a profile in step', () => {
  it('takes the name of today into every membership, once', async () => {
    const world = new OrganizationsWorld();
    const person = world.people.add({ name: 'Ada Byron', email: 'ada@example.com' });
    const [here, there] = [await world.anOrg(), await world.anOrg()];
    await world.aMember(here.org.id, 'MEMBER', 'ACTIVE', person);
    await world.aMember(there.org.id, 'ADMIN', 'REMOVED', person);
    const told = world.publisher.of(MembershipChanged).length;
    const recorded = world.audit.entries.length;
    world.people.add({ ...person, name: 'Ada Lovelace' });

    // The event may be late, or come twice: the person as they are now decides.
    await world.refreshMember.handle({ userId: person.userId });
    await world.refreshMember.handle({ userId: person.userId });
    for (const { org } of [here, there]) {
      expect((await world.membership(org.id, person.userId)).state).toMatchObject({
        name: 'Ada Lovelace',
        revision: 2,
      });
    }
    expect(world.publisher.of(MembershipChanged).length - told).toBe(2);
    // The person's new name is an entry of their own, where they changed it.
    expect(world.audit.entries).toHaveLength(recorded);
    expect(await world.org(here.org.id)).toMatchObject({ seatsUsed: 1, membersCount: 2 });
  });

  it('leaves the pseudonym of an erased person alone, and unknown people too', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    const person = world.people.add();
    await world.aMember(org.id, 'MEMBER', 'ERASED', { ...person, name: 'Erased person' });
    await world.refreshMember.handle({ userId: person.userId });
    expect((await world.membership(org.id, person.userId)).state.name).toBe('Erased person');
    await world.refreshMember.handle({ userId: world.ids.uuid() });
  });
});
