import { randomUUID } from 'node:crypto';
import type { UnitOfWork } from '@moorage/kernel';
import type { UpdatePolicyStore } from '../application/ports/update-policy-store.port.ts';

export interface UpdatePolicyStoreWorld {
  readonly policies: UpdatePolicyStore;
  readonly unitOfWork: UnitOfWork;
  /** An instance of that organisation. @returns its id */
  anInstance(orgId: string): Promise<string>;
  deleted(instanceId: string): Promise<void>;
  close(): Promise<void>;
}

/** Every adapter of {@link UpdatePolicyStore} passes this suite. */
export function describeUpdatePolicyStore(adapter: string, open: () => Promise<UpdatePolicyStoreWorld>): void {
  describe(`${adapter} as UpdatePolicyStore`, () => {
    const at = new Date('2026-01-05T09:00:00.000Z');
    const atNine = { mode: 'auto', preferredHourUtc: 9 } as const;
    let world: UpdatePolicyStoreWorld;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());
    const write = <T>(work: (policies: UpdatePolicyStore) => Promise<T>): Promise<T> =>
      world.unitOfWork.run(() => work(world.policies));

    it('begins with a fleet in mode auto, and tells whoever sets it what it was', async () => {
      expect(await world.policies.fleetMode()).toBe('auto');
      expect(await world.policies.fleetModeSince()).toBeNull();
      expect(await write((policies) => policies.setFleetMode('paused', at))).toBe('auto');
      expect(await world.policies.fleetMode()).toBe('paused');
      const later = new Date(at.getTime() + 1_000);
      expect(await write((policies) => policies.setFleetMode('paused', later))).toBe('paused');
      expect(await world.policies.fleetModeSince()).toEqual(at);
      expect(await write((policies) => policies.setFleetMode('auto', at))).toBe('paused');
    });

    it('tells each of several who set the mode at once what the one before set', async () => {
      const modes = ['manual', 'paused', 'auto', 'manual', 'paused', 'auto', 'manual', 'paused'] as const;
      for (let round = 0; round < 5; round++) {
        const first = await world.policies.fleetMode();
        const befores = await Promise.all(modes.map((mode) => write((policies) => policies.setFleetMode(mode, at))));
        const last = await world.policies.fleetMode();
        // All that was set was seen once by somebody, but for the last, which is seen now.
        expect([...befores, last].sort()).toEqual([first, ...modes].sort());
      }
      await write((policies) => policies.setFleetMode('auto', at));
    });

    it('keeps what an organisation chose until it is forgotten, and no other’s', async () => {
      const [orgId, otherId] = [randomUUID(), randomUUID()];
      expect(await world.policies.findOrg(orgId)).toBeNull();
      expect(await write((policies) => policies.setOrg(orgId, atNine, at))).toBeNull();
      expect(await world.policies.findOrg(orgId)).toEqual(atNine);
      expect(await world.policies.findOrg(otherId)).toBeNull();
      const manual = { mode: 'manual', preferredHourUtc: 0 } as const;
      expect(await write((policies) => policies.setOrg(orgId, manual, at))).toEqual(atNine);
      expect(await write((policies) => policies.setOrg(orgId, null, at))).toEqual(manual);
      expect(await world.policies.findOrg(orgId)).toBeNull();
      expect(await write((policies) => policies.setOrg(orgId, null, at))).toBeNull();
    });

    it('tells one of several who choose at once that nothing was chosen before', async () => {
      const orgId = randomUUID();
      const befores = await Promise.all(
        [1, 2, 3, 4].map((preferredHourUtc) =>
          write((policies) => policies.setOrg(orgId, { mode: 'auto', preferredHourUtc }, at)),
        ),
      );
      expect(befores.filter((before) => before === null)).toHaveLength(1);
    });

    it('keeps what a bot is set to, as long as it is there', async () => {
      const instanceId = await world.anInstance(randomUUID());
      expect(await world.policies.findBot(instanceId)).toBeNull();
      expect(await write((policies) => policies.setBot(instanceId, 'nightly'))).toBeNull();
      expect(await world.policies.findBot(instanceId)).toBe('nightly');
      expect(await write((policies) => policies.setBot(instanceId, 'cron:0 4 * * 1'))).toBe('nightly');
      expect(await write((policies) => policies.setBot(instanceId, null))).toBe('cron:0 4 * * 1');
      expect(await world.policies.findBot(instanceId)).toBeNull();
      await world.deleted(instanceId);
      expect(await write((policies) => policies.setBot(instanceId, 'nightly'))).toBeUndefined();
      expect(await write((policies) => policies.setBot(randomUUID(), 'nightly'))).toBeUndefined();
    });

    it('tells what holds for many instances at once', async () => {
      const [choosing, other] = [randomUUID(), randomUUID()];
      const chosen = [await world.anInstance(choosing)];
      const [set, plain] = [await world.anInstance(other), await world.anInstance(randomUUID())];
      await write(async (policies) => {
        await policies.setOrg(choosing, atNine, at);
        await policies.setBot(chosen[0]!, 'on-push');
        await policies.setBot(set, 'on-push');
      });
      const policies = await world.policies.policiesOf([...chosen, set, plain, randomUUID()]);
      expect(policies.size).toBe(3);
      expect(policies.get(chosen[0]!)).toEqual({
        mode: 'auto',
        timing: { kind: 'hour', hourUtc: 9 },
        source: 'organization',
      });
      expect(policies.get(set)).toEqual({ mode: 'auto', timing: { kind: 'always' }, source: 'bot' });
      expect(policies.get(plain)).toEqual({
        mode: 'manual',
        timing: { kind: 'hour', hourUtc: 3 },
        source: 'default',
      });
    });
  });
}
