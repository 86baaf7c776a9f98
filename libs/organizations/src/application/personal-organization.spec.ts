import { OrganizationActivated } from '@moorage/contracts';
import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { ConvertToTeam } from './convert-to-team.ts';
import { CreateOrganization } from './create-organization.ts';
import { CreatePersonalOrganization } from './create-personal-organization.ts';
import { InvitePeople } from './invite-people.ts';

describe('a personal organisation', () => {
  it('is made on demand, once, with a bot and its person as owner', async () => {
    const world = new OrganizationsWorld();
    const kim = world.people.add({ name: 'Kim Reed' });
    const org = await world.run(new CreatePersonalOrganization(kim));
    expect(org).toMatchObject({ name: 'Kim Reed’s workspace', slug: 'kim-reed', personalUserId: kim.userId });
    expect(world.publisher.of(OrganizationActivated)).toHaveLength(1);
    expect(await world.run(new CreatePersonalOrganization(kim))).toMatchObject({ id: org.id });
    expect((await world.membership(org.id, kim.userId)).state.role).toBe('OWNER');
    expect(world.audit.of('organization.created')).toEqual([
      expect.objectContaining({ after: expect.objectContaining({ type: 'personal' }) as object }),
    ]);
  });

  it.each(['Kim Reed', 'Admin', '李', 'Al'])(
    'of %j finds an address where the plain one cannot be had',
    async (name) => {
      const world = new OrganizationsWorld();
      await world.run(new CreateOrganization(world.people.add(), 'Other', 'kim-reed'));
      const org = await world.run(new CreatePersonalOrganization(world.people.add({ name })));
      expect(org.slug).toMatch(/^(kim-reed|admin|workspace)-[0-9a-f]{8}$/);
    },
  );

  it('is for those whose address is proven', async () => {
    const world = new OrganizationsWorld();
    const person = world.people.add({ emailVerified: false });
    expect(await world.refusal(new CreatePersonalOrganization(person))).toBe('AUTH.EMAIL_NOT_VERIFIED');
  });

  it('takes nobody else until it is a team; then its person may have a new one', async () => {
    const world = new OrganizationsWorld();
    const kim = world.people.add({ name: 'Kim Reed' });
    const org = await world.run(new CreatePersonalOrganization(kim));
    const owner = await world.actor(org.id, kim);
    const invite = () => new InvitePeople(org.id, owner, ['lee@example.test'], 'MEMBER', 7);
    expect(await world.refusal(invite())).toBe('ORG.PERSONAL');
    await expect(world.aMember(org.id, 'MEMBER')).rejects.toThrow('ORG.SEAT_LIMIT_REACHED');

    expect(await world.run(new ConvertToTeam(org.id))).toMatchObject({ slug: 'kim-reed', personalUserId: null });
    expect(world.audit.of('organization.converted-to-team')).toHaveLength(1);
    expect(await world.run(invite())).toMatchObject([{ outcome: 'invited' }]);
    await world.aMember(org.id, 'ADMIN');
    expect(await world.refusal(new ConvertToTeam(org.id))).toBe('ORG.TRANSITION_NOT_ALLOWED');
    expect((await world.run(new CreatePersonalOrganization(kim))).id).not.toBe(org.id);
  });
});
