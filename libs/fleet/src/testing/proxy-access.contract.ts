import { createHash } from 'node:crypto';
import type { InstanceStatus, OrgStatus } from '@moorage/contracts';
import { eventually } from '@moorage/kernel/testing';
import type {
  ProxyAccess,
  ProxyAccessChange,
  ProxyMaintenance,
  ProxyMembershipStatus,
} from '../application/ports/proxy-access.port.ts';

/** How the suite arranges the world behind an adapter. Each call resolves once the change is committed. */
export interface ProxyAccessWorld {
  readonly access: ProxyAccess;
  /** A running instance of a new ACTIVE org. */
  anInstance(): Promise<{ host: string; instanceId: string; orgId: string }>;
  aPerson(): Promise<{ userId: string; email: string; name: string }>;
  setMembership(orgId: string, userId: string, role: string, status: ProxyMembershipStatus): Promise<void>;
  setInstanceStatus(instanceId: string, status: InstanceStatus): Promise<void>;
  setOrgStatus(orgId: string, status: OrgStatus): Promise<void>;
  beginMaintenance(orgId: string, window: ProxyMaintenance): Promise<void>;
  /** What the hand-off endpoint does for a signed-in person. @returns the code in clear. */
  mintCode(userId: string, host: string, stateNonceHash: string): Promise<string>;
  /** Moves the adapter's clock. */
  passTime(ms: number): Promise<void>;
  loseNotifications(): Promise<void>;
  regainNotifications(): Promise<void>;
  setUnreachable(unreachable: boolean): Promise<void>;
  close(): Promise<void>;
}

const sha256 = (value: string): string => createHash('sha256').update(value).digest('hex');
/** Waits until the assertion holds. */
const untilTrue = (assertion: () => void) =>
  eventually(() => {
    assertion();
    return true;
  });
const STATE = sha256('the nonce of this browser');

/** Every adapter of {@link ProxyAccess} passes this suite; the top of the port's file says which promises it pins. */
export function describeProxyAccess(adapter: string, makeWorld: () => Promise<ProxyAccessWorld>): void {
  describe(`${adapter} as ProxyAccess`, () => {
    let world: ProxyAccessWorld;
    let changes: ProxyAccessChange[];

    beforeEach(async () => {
      world = await makeWorld();
      changes = [];
      world.access.onAccessChanged((change) => changes.push(change));
    });
    afterEach(() => world.close());

    const heard = (expected: Partial<ProxyAccessChange>) =>
      untilTrue(() => expect(changes).toContainEqual(expect.objectContaining(expected)));

    async function aMember(role = 'MEMBER') {
      const instance = await world.anInstance();
      const person = await world.aPerson();
      await world.setMembership(instance.orgId, person.userId, role, 'ACTIVE');
      return { ...instance, ...person };
    }

    async function signIn(host: string, userId: string) {
      const code = await world.mintCode(userId, host, STATE);
      const session = await world.access.redeemHandoffCode({ codeHash: sha256(code), host, stateNonceHash: STATE });
      if (!session) throw new Error('the code was refused');
      return { host, tokenHash: sha256(session.token), session };
    }

    it('resolves the host of an instance, and no other', async () => {
      const { host, instanceId, orgId } = await world.anInstance();
      expect(await world.access.resolveHost(host)).toMatchObject({
        host,
        instanceId,
        orgId,
        orgStatus: 'ACTIVE',
        status: 'RUNNING',
      });
      expect(await world.access.resolveHost(`not-${host}`)).toBeUndefined();
    });

    it("tells of an org's maintenance when it can be read", async () => {
      const { host, orgId } = await world.anInstance();
      expect(await world.access.resolveHost(host)).toMatchObject({ maintenance: [] });
      const window = { mode: 'READ_ONLY', startsAt: 1_000, endsAt: null, message: 'Counting.' } as const;
      await world.beginMaintenance(orgId, window);
      await heard({ kind: 'org', orgId });
      expect(await world.access.resolveHost(host)).toMatchObject({ maintenance: [window] });
    });

    it('trades a code for a session that names the person and their role', async () => {
      const member = await aMember('ADMIN');
      const { session, ...lookup } = await signIn(member.host, member.userId);
      expect(session.token).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(await world.access.findBotSession(lookup)).toMatchObject({
        instanceId: member.instanceId,
        userId: member.userId,
        email: member.email,
        name: member.name,
        role: 'ADMIN',
        membership: 'ACTIVE',
        expiresAt: session.expiresAt,
      });
    });

    it('redeems a code once, even when asked twice at the same moment', async () => {
      const { host, userId } = await aMember();
      const codeHash = sha256(await world.mintCode(userId, host, STATE));
      const redeem = () => world.access.redeemHandoffCode({ codeHash, host, stateNonceHash: STATE });
      const answers = await Promise.all([redeem(), redeem(), redeem(), redeem()]);
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect(await redeem()).toBeUndefined();
    });

    it('refuses a code on another host or with another state, without using it up', async () => {
      const { host, userId } = await aMember();
      const other = await world.anInstance();
      const codeHash = sha256(await world.mintCode(userId, host, STATE));
      expect(
        await world.access.redeemHandoffCode({ codeHash, host: other.host, stateNonceHash: STATE }),
      ).toBeUndefined();
      expect(
        await world.access.redeemHandoffCode({ codeHash, host, stateNonceHash: sha256('another browser') }),
      ).toBeUndefined();
      expect(await world.access.redeemHandoffCode({ codeHash, host, stateNonceHash: STATE })).toBeDefined();
    });

    it('refuses a code after 60 seconds', async () => {
      const { host, userId } = await aMember();
      const codeHash = sha256(await world.mintCode(userId, host, STATE));
      await world.passTime(60_001);
      expect(await world.access.redeemHandoffCode({ codeHash, host, stateNonceHash: STATE })).toBeUndefined();
    });

    it('refuses the code of somebody who lost the membership meanwhile', async () => {
      const { host, orgId, userId } = await aMember();
      const codeHash = sha256(await world.mintCode(userId, host, STATE));
      await world.setMembership(orgId, userId, 'MEMBER', 'REMOVED');
      expect(await world.access.redeemHandoffCode({ codeHash, host, stateNonceHash: STATE })).toBeUndefined();
    });

    it('knows a session on its own host only, and until it expires', async () => {
      const { host, userId } = await aMember();
      const other = await world.anInstance();
      const { session, tokenHash } = await signIn(host, userId);
      expect(await world.access.findBotSession({ tokenHash, host: other.host })).toBeUndefined();
      await world.passTime(session.expiresAt - Date.now() + 3_600_000);
      expect(await world.access.findBotSession({ tokenHash, host })).toBeUndefined();
    });

    it('tells a change of membership after it can be read', async () => {
      const { host, orgId, userId } = await aMember('ADMIN');
      const { tokenHash } = await signIn(host, userId);
      const before = await world.access.findBotSession({ tokenHash, host });
      const readAtNotification: Promise<unknown>[] = [];
      world.access.onAccessChanged((change) => {
        if (change.kind === 'user' && change.userId === userId)
          readAtNotification.push(world.access.findBotSession({ tokenHash, host }));
      });
      await world.setMembership(orgId, userId, 'ADMIN', 'REMOVED');
      await heard({ kind: 'user', userId });
      const after = await readAtNotification.at(-1);
      // A removed person's session may be kept (and then says REMOVED) or ended with the membership: both are refused.
      expect((after as { membership?: string } | undefined)?.membership ?? 'REMOVED').toBe('REMOVED');
      expect(before?.membership).toBe('ACTIVE');
    });

    it('shows a new role', async () => {
      const { host, orgId, userId } = await aMember('MEMBER');
      const { tokenHash } = await signIn(host, userId);
      await world.setMembership(orgId, userId, 'ADMIN', 'ACTIVE');
      await heard({ kind: 'user', userId });
      expect(await world.access.findBotSession({ tokenHash, host })).toMatchObject({
        role: 'ADMIN',
        membership: 'ACTIVE',
      });
    });

    it('tells changes of instances and orgs', async () => {
      const { host, instanceId, orgId } = await world.anInstance();
      await world.setInstanceStatus(instanceId, 'UPDATING');
      await heard({ kind: 'instance', instanceId });
      expect(await world.access.resolveHost(host)).toMatchObject({ status: 'UPDATING' });
      await world.setOrgStatus(orgId, 'SUSPENDED');
      await heard({ kind: 'org', orgId });
      expect(await world.access.resolveHost(host)).toMatchObject({ orgStatus: 'SUSPENDED' });
    });

    it('ends a session, and tells', async () => {
      const { host, userId } = await aMember();
      const { tokenHash } = await signIn(host, userId);
      await world.access.revokeBotSession({ tokenHash, host });
      await heard({ kind: 'user', userId });
      expect(await world.access.findBotSession({ tokenHash, host })).toBeUndefined();
      await world.access.revokeBotSession({ tokenHash, host });
    });

    it('answers many look-ups in the order asked', async () => {
      const one = await aMember();
      const two = await aMember();
      const first = await signIn(one.host, one.userId);
      const second = await signIn(two.host, two.userId);
      const unknown = { tokenHash: sha256('nobody'), host: one.host };
      const found = await world.access.findBotSessions([second, unknown, first]);
      expect(found.map((view) => view?.userId)).toEqual([two.userId, undefined, one.userId]);
      expect(await world.access.findBotSessions([])).toEqual([]);
    });

    it('says when it stops hearing changes, and that everything may have changed once it hears again', async () => {
      expect(world.access.isTrustworthy()).toBe(true);
      await world.loseNotifications();
      await untilTrue(() => expect(world.access.isTrustworthy()).toBe(false));
      changes.length = 0;
      await world.regainNotifications();
      await untilTrue(() => expect(world.access.isTrustworthy()).toBe(true));
      await heard({ kind: 'everything' });
    });

    it('throws when the store is away, instead of saying that there is nothing', async () => {
      const { host, userId } = await aMember();
      const { tokenHash } = await signIn(host, userId);
      await world.setUnreachable(true);
      await expect(world.access.resolveHost(host)).rejects.toThrow();
      await expect(world.access.findBotSession({ tokenHash, host })).rejects.toThrow();
      await expect(world.access.redeemHandoffCode({ codeHash: STATE, host, stateNonceHash: STATE })).rejects.toThrow();
      await world.setUnreachable(false);
    });

    it('stops telling a listener that left', async () => {
      const { instanceId } = await world.anInstance();
      const gone: ProxyAccessChange[] = [];
      world.access.onAccessChanged((change) => gone.push(change))();
      changes.length = 0;
      await world.setInstanceStatus(instanceId, 'STOPPED');
      await heard({ kind: 'instance', instanceId });
      expect(gone).toEqual([]);
    });
  });
}
