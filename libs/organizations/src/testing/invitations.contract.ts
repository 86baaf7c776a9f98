import { RandomIds, type UnitOfWork } from '@moorage/kernel';
import { FixedClock } from '@moorage/kernel/testing';
import type { Invitations } from '../application/ports/invitations.port.ts';
import { expiryOf, type Invitation } from '../domain/invitation.ts';

/** Every adapter of {@link Invitations} passes this suite. `anOrg` makes an organisation and returns its id. */
export function describeInvitations(
  adapter: string,
  open: () => Promise<{
    invitations: Invitations;
    unitOfWork: UnitOfWork;
    anOrg(): Promise<string>;
    close(): Promise<void>;
  }>,
): void {
  describe(`${adapter} as Invitations`, () => {
    const clock = new FixedClock();
    const ids = new RandomIds(clock);
    let world: Awaited<ReturnType<typeof open>>;
    let orgId: string;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());
    beforeEach(async () => {
      orgId = await world.anOrg();
    });

    const within = <T>(work: (invitations: Invitations) => Promise<T>): Promise<T> =>
      world.unitOfWork.run(() => work(world.invitations));
    const draft = (overrides: Partial<Invitation> = {}): Invitation => ({
      id: ids.uuid(),
      orgId,
      email: 'ada@example.com',
      role: 'MEMBER',
      status: 'PENDING',
      tokenHash: ids.token(),
      invitedBy: { userId: ids.uuid(), name: 'Grace', email: 'grace@example.com' },
      ttlDays: 7,
      timesSent: 1,
      createdAt: clock.now(),
      sentAt: clock.now(),
      expiresAt: expiryOf(clock.now(), 7),
      acceptedAt: null,
      acceptedBy: null,
      ...overrides,
    });

    it('finds an invitation by its token, and by its id in its own org', async () => {
      const invitation = await within((i) => i.insertOrRenew(draft()));
      expect(await world.invitations.findByTokenHash(invitation.tokenHash)).toEqual(invitation);
      expect(await world.invitations.find(orgId, invitation.id)).toEqual(invitation);
      expect(await world.invitations.find(await world.anOrg(), invitation.id)).toBeUndefined();
      expect(await world.invitations.findByTokenHash(ids.token())).toBeUndefined();
    });

    it('renews the pending invitation of an address: same id, new token, role and inviter', async () => {
      const first = await within((i) => i.insertOrRenew(draft()));
      const again = draft({
        role: 'MANAGER',
        ttlDays: 3,
        invitedBy: { userId: ids.uuid(), name: 'Alan', email: 'alan@example.com' },
      });
      const renewed = await within((i) => i.insertOrRenew(again));
      expect(renewed).toEqual({ ...again, id: first.id, createdAt: first.createdAt, timesSent: 2 });
      expect(await world.invitations.findByTokenHash(first.tokenHash)).toBeUndefined();
    });

    it('starts a new invitation once the one before is over', async () => {
      const first = await within((i) => i.insertOrRenew(draft()));
      expect(await within((i) => i.revoke(orgId, first.id, clock.now()))).toBe(true);
      const second = await within((i) => i.insertOrRenew(draft()));
      expect(second).toMatchObject({ timesSent: 1 });
      expect(second.id).not.toBe(first.id);
    });

    it('finds what waits for an address, in its own org', async () => {
      const first = await within((i) => i.insertOrRenew(draft()));
      expect(await world.invitations.findPending(orgId, first.email)).toEqual(first);
      expect(await world.invitations.findPending(await world.anOrg(), first.email)).toBeUndefined();
      expect(await world.invitations.findPending(orgId, 'other@example.com')).toBeUndefined();
      const asked = [first.email, 'other@example.com'];
      expect(await world.invitations.listPending(orgId, asked)).toEqual([first]);
      expect(await world.invitations.listPending(await world.anOrg(), asked)).toEqual([]);
      await within((i) => i.revoke(orgId, first.id, clock.now()));
      expect(await world.invitations.findPending(orgId, first.email)).toBeUndefined();
      expect(await world.invitations.listPending(orgId, asked)).toEqual([]);
    });

    it('sends again what is pending, and nothing else', async () => {
      const { id, role } = await within((i) => i.insertOrRenew(draft()));
      const sending = { tokenHash: ids.token(), ttlDays: 2, sentAt: clock.now(), expiresAt: expiryOf(clock.now(), 2) };
      expect(await within((i) => i.renew(orgId, id, sending))).toMatchObject({ id, role, timesSent: 2, ...sending });
      await within((i) => i.revoke(orgId, id, clock.now()));
      expect(await within((i) => i.renew(orgId, id, sending))).toBeUndefined();
    });

    it('is accepted once', async () => {
      const { tokenHash } = await within((i) => i.insertOrRenew(draft()));
      const by = { userId: ids.uuid(), at: clock.now() };
      expect(await within((i) => i.accept(tokenHash, by))).toBe(true);
      expect(await within((i) => i.accept(tokenHash, by))).toBe(false);
      expect(await world.invitations.findByTokenHash(tokenHash)).toMatchObject({
        status: 'ACCEPTED',
        acceptedBy: by.userId,
        acceptedAt: by.at,
      });
    });

    it('is not accepted from the moment it expires', async () => {
      const { tokenHash, expiresAt } = await within((i) => i.insertOrRenew(draft()));
      const userId = ids.uuid();
      expect(await within((i) => i.accept(tokenHash, { userId, at: expiresAt }))).toBe(false);
      expect(await within((i) => i.accept(tokenHash, { userId, at: new Date(expiresAt.getTime() - 1) }))).toBe(true);
    });

    it('is not accepted once revoked, and not revoked once accepted', async () => {
      const revoked = await within((i) => i.insertOrRenew(draft()));
      expect(await within((i) => i.revoke(orgId, revoked.id, clock.now()))).toBe(true);
      expect(await within((i) => i.revoke(orgId, revoked.id, clock.now()))).toBe(false);
      expect(await within((i) => i.accept(revoked.tokenHash, { userId: ids.uuid(), at: clock.now() }))).toBe(false);
      const accepted = await within((i) => i.insertOrRenew(draft()));
      await within((i) => i.accept(accepted.tokenHash, { userId: ids.uuid(), at: clock.now() }));
      expect(await within((i) => i.revoke(orgId, accepted.id, clock.now()))).toBe(false);
    });

    it('keeps how long invitations usually work, seven days to begin with', async () => {
      expect(await world.invitations.usualTtlDays(orgId)).toBe(7);
      for (const days of [30, 1]) await within((i) => i.setUsualTtlDays(orgId, days));
      expect(await world.invitations.usualTtlDays(orgId)).toBe(1);
      expect(await world.invitations.usualTtlDays(await world.anOrg())).toBe(7);
    });

    it('lets an org invite twenty times within any hour', async () => {
      const actAfter = (minutes: number) =>
        within((i) => i.countActOfInviting(orgId, new Date(clock.now().getTime() + minutes * 60_000)));
      for (let act = 0; act < 20; act++) expect(await actAfter(act)).toBe(true);
      expect(await actAfter(59)).toBe(false);
      // The first act is an hour old: one more, and no second one.
      expect(await actAfter(60)).toBe(true);
      expect(await actAfter(60)).toBe(false);
      const other = await world.anOrg();
      expect(await within((i) => i.countActOfInviting(other, clock.now()))).toBe(true);
    });
  });
}
