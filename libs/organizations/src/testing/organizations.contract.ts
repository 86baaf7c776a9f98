import type { UnitOfWork } from '@moorage/kernel';
import { RandomIds } from '@moorage/kernel';
import { FixedClock } from '@moorage/kernel/testing';
import type { Organizations } from '../application/ports/organizations.port.ts';
import type { OrganizationState } from '../domain/organization.ts';

import { aStoredOrganization } from './a-stored-organization.ts';

/** Every adapter of {@link Organizations} passes this suite. */
export function describeOrganizations(
  adapter: string,
  open: () => Promise<{ organizations: Organizations; unitOfWork: UnitOfWork; close(): Promise<void> }>,
): void {
  describe(`${adapter} as Organizations`, () => {
    const clock = new FixedClock();
    const ids = new RandomIds(clock);
    let world: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());

    const write = <T>(work: (organizations: Organizations) => Promise<T>): Promise<T> =>
      world.unitOfWork.run(() => work(world.organizations));
    const stored = async (overrides: Partial<OrganizationState> = {}): Promise<OrganizationState> => {
      const organization = aStoredOrganization({ id: ids.uuid(), createdAt: clock.now(), ...overrides });
      expect(await write((o) => o.insert(organization))).toBe(true);
      return organization;
    };

    it('finds what was stored, and nothing else', async () => {
      const organization = await stored({ seatsTotal: 5 });
      expect(await world.organizations.find(organization.id)).toEqual(organization);
      expect(await world.organizations.find(ids.uuid())).toBeUndefined();
      expect(await write((o) => o.lock(organization.id))).toEqual(organization);
      expect(await write((o) => o.lock(ids.uuid()))).toBeUndefined();
    });

    it('gives a slug once', async () => {
      const { slug } = await stored();
      expect(await world.organizations.slugTaken(slug, clock.now())).toBe(true);
      expect(await world.organizations.slugTaken('free-as-air', clock.now())).toBe(false);
      const second = { ...(await stored()), id: ids.uuid(), slug };
      expect(await write((o) => o.insert(second))).toBe(false);
      expect(await world.organizations.find(second.id)).toBeUndefined();
    });

    it('renames', async () => {
      const organization = await stored();
      expect(await write((o) => o.rename(organization.id, 'Åcme'))).toEqual({ ...organization, name: 'Åcme' });
      expect(await write((o) => o.rename(ids.uuid(), 'Åcme'))).toBeUndefined();
    });

    it('changes the status only from the given ones', async () => {
      const organization = await stored();
      const change = { from: ['ACTIVE'], to: 'SUSPENDED', reason: 'Unpaid' } as const;
      expect(await write((o) => o.transition(organization.id, change))).toMatchObject({
        status: 'SUSPENDED',
        statusReason: 'Unpaid',
      });
      expect(await write((o) => o.transition(organization.id, change))).toBeUndefined();
      expect(await write((o) => o.transition(ids.uuid(), change))).toBeUndefined();
    });

    it('rejects one that waits, once, and lets it wait again', async () => {
      const { id } = await stored({ status: 'PENDING_VERIFICATION' });
      const rejection = { reason: 'Not known', at: clock.now() };
      expect(await write((o) => o.resubmit(id))).toBeUndefined();
      expect(await write((o) => o.reject(id, rejection))).toMatchObject({
        status: 'PENDING_VERIFICATION',
        statusReason: 'Not known',
        rejectedAt: clock.now(),
      });
      expect(await write((o) => o.reject(id, { ...rejection, reason: 'Again' }))).toBeUndefined();
      expect(await write((o) => o.resubmit(id))).toMatchObject({ statusReason: null, rejectedAt: null });
      await write((o) => o.reject(id, rejection));
      const approval = { from: ['PENDING_VERIFICATION'], to: 'ACTIVE', reason: null } as const;
      expect(await write((o) => o.transition(id, approval))).toMatchObject({ status: 'ACTIVE', rejectedAt: null });
      expect(await write((o) => o.reject(id, rejection))).toBeUndefined();
    });

    it('deactivates, remembers what it was, and brings that back', async () => {
      const { id } = await stored();
      await write((o) => o.transition(id, { from: ['ACTIVE'], to: 'SUSPENDED', reason: 'Unpaid' }));
      const at = clock.now();
      const deactivation = { from: ['SUSPENDED'], reason: null, at, deleteAfter: at } as const;
      expect(await write((o) => o.restore(id))).toBeUndefined();
      expect(await write((o) => o.deactivate(id, { ...deactivation, from: ['ACTIVE'] }))).toBeUndefined();
      expect(await write((o) => o.deactivate(id, deactivation))).toMatchObject({
        status: 'DEACTIVATED',
        statusReason: null,
        deactivation: { at, deleteAfter: at, statusBefore: 'SUSPENDED', reasonBefore: 'Unpaid' },
      });
      expect(await write((o) => o.restore(id))).toMatchObject({
        status: 'SUSPENDED',
        statusReason: 'Unpaid',
        deactivation: null,
      });
    });

    it('deletes what is due, and hands out each that is next once', async () => {
      const { id } = await stored();
      const at = clock.now();
      const deleteAfter = new Date(at.getTime() + 1_000);
      await write((o) => o.deactivate(id, { from: ['ACTIVE'], reason: null, at, deleteAfter }));
      expect(await world.organizations.dueForDeletion(at, 100)).not.toContain(id);
      expect(await write((o) => o.deleteDue(id, at, at))).toBeUndefined();
      const claim = async () => (await write((o) => o.claimForReminder(deleteAfter, 100))).map((o) => o.id);
      expect(await claim()).toContain(id);
      expect(await claim()).not.toContain(id);
      expect(await world.organizations.dueForDeletion(deleteAfter, 100)).toContain(id);
      expect(await write((o) => o.deleteDue(id, deleteAfter, deleteAfter))).toMatchObject({
        id,
        status: 'DEACTIVATED',
      });
      expect(await write((o) => o.deleteDue(id, deleteAfter, deleteAfter))).toBeUndefined();
      expect(await world.organizations.find(id)).toBeUndefined();
    });

    it('gives another slug, and holds the old one for a while, for this organisation alone', async () => {
      const [first, second] = [await stored(), await stored()];
      const now = clock.now();
      const reservedUntil = new Date(now.getTime() + 1_000);
      const change = (id: string, slug: string) => write((o) => o.changeSlug(id, { slug, now, reservedUntil }));
      await expect(change(first.id, second.slug)).rejects.toThrow('ORG.SLUG_TAKEN');
      await expect(change(ids.uuid(), 'unheard-of')).rejects.toThrow('ORG.NOT_FOUND');
      const moved = { ...first, slug: `${first.slug}-new` };
      expect(await change(first.id, moved.slug)).toEqual(moved);
      expect(await world.organizations.find(first.id)).toEqual(moved);
      expect(await world.organizations.formerSlugs(first.id, now)).toEqual([{ slug: first.slug, reservedUntil }]);
      expect(await world.organizations.formerSlugs(first.id, reservedUntil)).toEqual([]);

      expect(await world.organizations.slugTaken(first.slug, now)).toBe(true);
      expect(await world.organizations.slugTaken(first.slug, reservedUntil)).toBe(false);
      await expect(change(second.id, first.slug)).rejects.toThrow('ORG.SLUG_TAKEN');
      expect((await world.organizations.find(second.id))?.slug).toBe(second.slug);
      const squatter = { ...(await stored()), id: ids.uuid(), slug: first.slug };
      expect(await write((o) => o.insert(squatter))).toBe(false);
      expect(await world.organizations.find(squatter.id)).toBeUndefined();

      expect(await change(first.id, first.slug)).toEqual(first);
      expect((await world.organizations.formerSlugs(first.id, now)).map(({ slug }) => slug)).toEqual([
        `${first.slug}-new`,
      ]);
      await write((o) => o.releaseSlugs(reservedUntil));
      expect(await world.organizations.slugTaken(`${first.slug}-new`, now)).toBe(false);
    });

    it('holds the slug of one that is deleted, for a while', async () => {
      const { id, slug } = await stored();
      const at = clock.now();
      const later = new Date(at.getTime() + 1_000);
      await write((o) => o.deactivate(id, { from: ['ACTIVE'], reason: null, at, deleteAfter: at }));
      await write((o) => o.deleteDue(id, at, later));
      expect(await world.organizations.slugTaken(slug, at)).toBe(true);
      expect(await world.organizations.slugTaken(slug, later)).toBe(false);
    });

    it('gives a person one personal organisation, with one member, until it is a team', async () => {
      const personalUserId = ids.uuid();
      const mine = await stored({ personalUserId, membersCount: 1 });
      expect(await world.organizations.findPersonal(personalUserId)).toEqual(mine);
      expect(await world.organizations.findPersonal(ids.uuid())).toBeUndefined();
      const second = aStoredOrganization({ id: ids.uuid(), createdAt: clock.now(), personalUserId });
      expect(await write((o) => o.insert(second))).toBe(false);
      const join = () => write((o) => o.moveCounters(mine.id, { seats: 0, members: 1 }));
      expect(await join()).toBe(false);
      expect(await write((o) => o.convertToTeam(mine.id))).toEqual({ ...mine, personalUserId: null });
      expect(await write((o) => o.convertToTeam(mine.id))).toBeUndefined();
      expect(await join()).toBe(true);
      expect(await write((o) => o.insert(second))).toBe(true);
    });

    it('moves counters, and takes no seat that is not free', async () => {
      const { id } = await stored({ seatsTotal: 2 });
      const move = (seats: number, members: number) => write((o) => o.moveCounters(id, { seats, members }));
      expect(await move(1, 1)).toBe(true);
      expect(await move(2, 2)).toBe(false);
      expect(await move(1, 1)).toBe(true);
      expect(await move(1, 1)).toBe(false);
      expect(await move(0, 1)).toBe(true);
      expect(await world.organizations.find(id)).toMatchObject({ seatsUsed: 2, membersCount: 3 });
      expect(await move(-1, -1)).toBe(true);
      expect(await world.organizations.find(id)).toMatchObject({ seatsUsed: 1, membersCount: 2 });
    });

    it('keeps seats that are used when there are fewer than that', async () => {
      const { id } = await stored({ seatsTotal: 3, seatsUsed: 3 });
      expect(await write((o) => o.setSeatsTotal(id, 1))).toMatchObject({ seatsUsed: 3, seatsTotal: 1 });
      expect(await write((o) => o.moveCounters(id, { seats: 1, members: 1 }))).toBe(false);
      expect(await write((o) => o.moveCounters(id, { seats: -1, members: 0 }))).toBe(true);
      expect(await write((o) => o.setSeatsTotal(id, null))).toMatchObject({ seatsUsed: 2, seatsTotal: null });
      expect(await write((o) => o.moveCounters(id, { seats: 5, members: 5 }))).toBe(true);
      expect(await write((o) => o.setSeatsTotal(ids.uuid(), 1))).toBeUndefined();
    });
  });
}
