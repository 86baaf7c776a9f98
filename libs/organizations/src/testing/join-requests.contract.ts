import { RandomIds, type UnitOfWork } from '@moorage/kernel';
import { FixedClock } from '@moorage/kernel/testing';
import type { JoinRequests } from '../application/ports/join-requests.port.ts';
import type { JoinRequest } from '../domain/join-request.ts';

/** Every adapter of {@link JoinRequests} passes this suite. `anOrg` makes an organisation and returns its id. */
export function describeJoinRequests(
  adapter: string,
  open: () => Promise<{
    joinRequests: JoinRequests;
    unitOfWork: UnitOfWork;
    anOrg(): Promise<string>;
    close(): Promise<void>;
  }>,
): void {
  describe(`${adapter} as JoinRequests`, () => {
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

    const within = <T>(work: (requests: JoinRequests) => Promise<T>): Promise<T> =>
      world.unitOfWork.run(() => work(world.joinRequests));
    const draft = (overrides: Partial<JoinRequest> = {}): JoinRequest => ({
      id: ids.uuid(),
      orgId,
      userId: ids.uuid(),
      name: 'Åsa Öberg',
      email: 'asa@acme.example',
      domain: 'acme.example',
      status: 'PENDING',
      askedAt: clock.now(),
      decidedAt: null,
      decidedBy: null,
      role: null,
      reason: null,
      ...overrides,
    });
    const stored = async (overrides: Partial<JoinRequest> = {}): Promise<JoinRequest> => {
      const request = draft(overrides);
      expect(await within((r) => r.insert(request))).toBe(true);
      return request;
    };
    const by = { userId: ids.uuid(), name: 'Grace' };
    const approval = { to: 'APPROVED', at: clock.now(), by, role: 'MEMBER' } as const;
    const refusal = { to: 'DECLINED', at: clock.now(), by, reason: 'Not one of us' } as const;

    it('finds a request in its own org, and as its own person', async () => {
      const request = await stored();
      expect(await world.joinRequests.find(orgId, request.id)).toEqual(request);
      expect(await world.joinRequests.find(await world.anOrg(), request.id)).toBeUndefined();
      expect(await world.joinRequests.findOfPerson(request.userId, request.id)).toEqual(request);
      expect(await world.joinRequests.findOfPerson(ids.uuid(), request.id)).toBeUndefined();
      expect(await world.joinRequests.findOpen(orgId, request.userId)).toEqual(request);
    });

    it('keeps one open request of a person in an org', async () => {
      const { userId, id } = await stored();
      expect(await within((r) => r.insert(draft({ userId })))).toBe(false);
      await stored({ userId, orgId: await world.anOrg() });
      await within((r) => r.settle(orgId, id, refusal));
      expect(await world.joinRequests.findOpen(orgId, userId)).toBeUndefined();
      await stored({ userId });
    });

    it('is settled once', async () => {
      const request = await stored();
      const approved = { ...request, status: 'APPROVED', decidedAt: approval.at, decidedBy: by, role: 'MEMBER' };
      expect(await within((r) => r.settle(orgId, request.id, approval))).toEqual(approved);
      for (const again of [approval, refusal, { to: 'WITHDRAWN', at: clock.now() } as const])
        expect(await within((r) => r.settle(orgId, request.id, again))).toBeUndefined();
      expect(await world.joinRequests.find(orgId, request.id)).toEqual(approved);
    });

    it('keeps who declined and why, and is settled in its own org alone', async () => {
      const { id } = await stored();
      const elsewhere = await world.anOrg();
      expect(await within((r) => r.settle(elsewhere, id, refusal))).toBeUndefined();
      expect(await within((r) => r.settle(orgId, id, refusal))).toMatchObject({
        status: 'DECLINED',
        decidedBy: by,
        reason: 'Not one of us',
        role: null,
      });
    });

    it("withdraws a person's open request", async () => {
      const { id, userId } = await stored();
      expect(await within((r) => r.withdrawOpen(orgId, ids.uuid(), clock.now()))).toBeUndefined();
      expect(await within((r) => r.withdrawOpen(orgId, userId, clock.now()))).toMatchObject({
        id,
        status: 'WITHDRAWN',
        decidedAt: clock.now(),
        decidedBy: null,
      });
      expect(await within((r) => r.withdrawOpen(orgId, userId, clock.now()))).toBeUndefined();
    });
  });
}
