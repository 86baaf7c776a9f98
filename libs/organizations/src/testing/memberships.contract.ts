import { RandomIds, type MembershipStatus, type Role, type UnitOfWork } from '@moorage/kernel';
import { FixedClock } from '@moorage/kernel/testing';
import type { Memberships } from '../application/ports/memberships.port.ts';
import { Membership } from '../domain/membership.ts';

/** Every adapter of {@link Memberships} passes this suite. `anOrg` makes an organisation and returns its id. */
export function describeMemberships(
  adapter: string,
  open: () => Promise<{
    memberships: Memberships;
    unitOfWork: UnitOfWork;
    anOrg(): Promise<string>;
    close(): Promise<void>;
  }>,
): void {
  describe(`${adapter} as Memberships`, () => {
    const clock = new FixedClock();
    const ids = new RandomIds(clock);
    let world: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());

    const within = <T>(work: (memberships: Memberships) => Promise<T>): Promise<T> =>
      world.unitOfWork.run(() => work(world.memberships));
    const stored = async (
      orgId: string,
      role: Role = 'MEMBER',
      status: MembershipStatus = 'ACTIVE',
      userId = ids.uuid(),
    ) => {
      const { state } = Membership.join({
        id: ids.uuid(),
        orgId,
        userId,
        name: 'Åsa Öberg',
        email: `${userId}@example.com`,
        role,
        joinedAt: clock.now(),
      });
      const membership = Membership.from({ ...state, status });
      expect(await within((m) => m.insert(membership))).toBe(true);
      return membership;
    };
    const idsOf = (memberships: readonly Membership[]) => memberships.map(({ id }) => id);

    it('finds a membership as it was stored, in its own org alone', async () => {
      const [orgId, otherOrg] = [await world.anOrg(), await world.anOrg()];
      const membership = await stored(orgId);
      const { userId } = membership.state;
      expect(await within((m) => m.lockOfPerson(orgId, userId))).toEqual(membership);
      expect(await within((m) => m.lockOfPerson(otherOrg, userId))).toBeUndefined();
      expect(await within((m) => m.lockWithOwners(otherOrg, [membership.id]))).toEqual([]);
    });

    it('keeps one membership of a person in an org, whatever its status', async () => {
      const orgId = await world.anOrg();
      const removed = await stored(orgId, 'MEMBER', 'REMOVED');
      const second = Membership.from({ ...removed.state, id: ids.uuid(), status: 'ACTIVE' });
      expect(await within((m) => m.insert(second))).toBe(false);
      expect(await within((m) => m.lockOfPerson(orgId, removed.state.userId))).toEqual(removed);
    });

    it('locks the named ones and the active owners, in the order of their ids', async () => {
      const orgId = await world.anOrg();
      const [owner, suspended, member, other] = [
        await stored(orgId, 'OWNER'),
        await stored(orgId, 'OWNER', 'SUSPENDED'),
        await stored(orgId),
        await stored(orgId, 'ADMIN'),
      ];
      const locked = await within((m) => m.lockWithOwners(orgId, [member.id]));
      expect(idsOf(locked)).toEqual([owner.id, member.id].toSorted());
      expect(idsOf(await within((m) => m.lockWithOwners(orgId, [other.id, suspended.id])))).toEqual(
        [owner.id, suspended.id, other.id].toSorted(),
      );
    });

    it('locks all memberships of a person', async () => {
      const first = await stored(await world.anOrg());
      const second = await stored(await world.anOrg(), 'ADMIN', 'REMOVED', first.state.userId);
      const locked = await within((m) => m.lockAllOfPerson(first.state.userId));
      expect(idsOf(locked)).toEqual([first.id, second.id].toSorted());
    });

    it('updates only what nobody else has changed', async () => {
      const before = await stored(await world.anOrg());
      const after = before.withRole('MANAGER').withProfile({ name: 'Åsa Ek', email: 'asa@example.com' });
      await expect(within((m) => m.update(after))).rejects.toMatchObject({ code: 'REQUEST.CONFLICT' });
      const next = before.withRole('MANAGER');
      await within((m) => m.update(next));
      expect(await within((m) => m.lockOfPerson(next.state.orgId, next.state.userId))).toEqual(next);
      await expect(within((m) => m.update(before.withRole('SUPPORT')))).rejects.toMatchObject({
        code: 'REQUEST.CONFLICT',
      });
    });

    it('tells which addresses belong to current members', async () => {
      const [orgId, otherOrg] = [await world.anOrg(), await world.anOrg()];
      const statuses: MembershipStatus[] = ['PENDING', 'ACTIVE', 'SUSPENDED', 'REMOVED'];
      const members = await Promise.all(statuses.map((status) => stored(orgId, 'MEMBER', status)));
      const elsewhere = await stored(otherOrg);
      const emails = [...members, elsewhere].map(({ state }) => state.email);
      expect(await within((m) => m.currentEmails(orgId, emails))).toEqual(new Set(emails.slice(0, 3)));
    });
  });
}
