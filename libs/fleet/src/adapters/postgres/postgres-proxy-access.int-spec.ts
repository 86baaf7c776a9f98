import { randomUUID } from 'node:crypto';
import type { InstanceStatus, OrgStatus, Role } from '@moorage/contracts';
import { RandomIds, sha256, type BroadcastChannel } from '@moorage/kernel';
import { FixedClock, RecordingBroadcast } from '@moorage/kernel/testing';
import { openDatabaseHarness, testSettings, type DatabaseHarness } from '@moorage/platform/testing';
import type { ProxyMaintenance, ProxyMembershipStatus } from '../../application/ports/proxy-access.port.ts';
import { aNewInstance } from '../../testing/a-new-instance.ts';
import { aBotApp } from '../../testing/a-bot-app.ts';
import {
  InMemoryMaintenance,
  InMemoryPeople,
  InMemorySessions,
  InMemoryTenants,
} from '../../testing/in-memory-directories.ts';
import { describeProxyAccess } from '../../testing/proxy-access.contract.ts';
import { PostgresBotAppStore } from './postgres-bot-app-store.ts';
import { PostgresBotSignIns } from './postgres-bot-sign-ins.ts';
import { PostgresInstanceStore } from './postgres-instance-store.ts';
import { PostgresProxyAccess } from './postgres-proxy-access.ts';

/** A notification connection that can be lost: what is sent meanwhile is heard by nobody. */
class LosableBroadcast extends RecordingBroadcast {
  private connected = true;
  private watch: ((state: 'lost' | 'restored') => void) | undefined;

  override onConnection(listener: (state: 'lost' | 'restored') => void): () => void {
    this.watch = listener;
    return () => undefined;
  }

  override isConnected(): boolean {
    return this.connected;
  }

  override async send(channel: BroadcastChannel, message: object): Promise<void> {
    if (this.connected) await super.send(channel, message);
  }

  connect(connected: boolean): void {
    this.connected = connected;
    this.watch?.(connected ? 'restored' : 'lost');
  }
}

async function openWorld() {
  const harness: DatabaseHarness = await openDatabaseHarness();
  const { database, unitOfWork, dataSource } = harness;
  const clock = new FixedClock(new Date());
  const ids = new RandomIds(clock);
  const settings = testSettings({ botsDomain: 'bots.example:4400' });
  const tenants = new InMemoryTenants();
  const people = new InMemoryPeople();
  const sessions = new InMemorySessions();
  const maintenance = new InMemoryMaintenance();
  const broadcast = new LosableBroadcast();
  const instances = new PostgresInstanceStore(database);
  const signIns = new PostgresBotSignIns(database, broadcast, ids, clock, settings);
  const access = new PostgresProxyAccess(
    signIns,
    instances,
    tenants,
    people,
    sessions,
    unitOfWork,
    broadcast,
    settings,
    maintenance,
  );
  const botApp = await unitOfWork.run(() => new PostgresBotAppStore(database).put(aBotApp()));
  const platformSessionId = randomUUID();

  const world = {
    access,
    async anInstance() {
      const instanceId = randomUUID();
      const orgId = randomUUID();
      const slug = `org-${orgId.slice(0, 8)}`;
      await unitOfWork.run(async () => {
        await instances.insert(
          aNewInstance({ id: instanceId, orgId, botAppId: botApp.id, slug, createdAt: clock.now() }),
        );
        await instances.change(instanceId, {}, { status: 'CREATING' });
        await instances.change(instanceId, {}, { status: 'RUNNING', address: { host: '127.0.0.1', port: 4711 } });
      });
      tenants.put({ orgId, slug, name: slug, status: 'ACTIVE' });
      return { host: `${slug}.bots.example`, instanceId, orgId };
    },
    async aPerson() {
      const userId = randomUUID();
      const person = { userId, email: `${userId}@example.com`, name: 'Ada Müller' };
      people.people.set(userId, {
        ...person,
        emailVerified: true,
        platformAdmin: false,
        sessionGeneration: 1,
        lastSeenAt: null,
      });
      return person;
    },
    async setMembership(orgId: string, userId: string, role: string, status: ProxyMembershipStatus) {
      if (status === 'NONE') throw new Error('A membership that never was is never told');
      const person = people.people.get(userId)!;
      tenants.join({
        membershipId: randomUUID(),
        orgId,
        userId,
        email: person.email,
        name: person.name,
        role: role as Role,
        status,
        revision: 1,
      });
      await people.bumpSessionGeneration(userId);
      await broadcast.send('access', { userId });
    },
    async setInstanceStatus(instanceId: string, status: InstanceStatus) {
      expect(await unitOfWork.run(() => instances.change(instanceId, {}, { status }))).toBeDefined();
      await broadcast.send('access', { instanceId });
    },
    async setOrgStatus(orgId: string, status: OrgStatus) {
      tenants.put({ ...tenants.orgs.get(orgId)!, status });
      await broadcast.send('access', { orgId });
    },
    beginMaintenance: async (orgId: string, window: ProxyMaintenance) => {
      const { startsAt, endsAt } = window;
      maintenance.begin(orgId, {
        ...window,
        startsAt: new Date(startsAt),
        endsAt: endsAt === null ? null : new Date(endsAt),
      });
    },
    async mintCode(userId: string, host: string, stateNonceHash: string) {
      const target = await access.resolveHost(host);
      return unitOfWork.run(() =>
        signIns.issue({ instanceId: target!.instanceId, host, stateNonceHash, userId, platformSessionId }),
      );
    },
    passTime: async (ms: number) => clock.advance({ seconds: ms / 1000 }),
    loseNotifications: async () => broadcast.connect(false),
    regainNotifications: async () => broadcast.connect(true),
    async setUnreachable(unreachable: boolean) {
      if (unreachable) await dataSource.destroy();
      else await dataSource.initialize();
    },
    close: () => harness.close(),
  };
  return { ...world, sessions, broadcast, signIns, platformSessionId, unitOfWork, database };
}

describeProxyAccess('PostgresProxyAccess', openWorld);

describe('PostgresProxyAccess', () => {
  let world: Awaited<ReturnType<typeof openWorld>>;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  const state = sha256('the nonce of this browser');
  async function signedIn() {
    const { host, orgId, instanceId } = await world.anInstance();
    const { userId } = await world.aPerson();
    await world.setMembership(orgId, userId, 'MEMBER', 'ACTIVE');
    const code = await world.mintCode(userId, host, state);
    const session = await world.access.redeemHandoffCode({ codeHash: sha256(code), host, stateNonceHash: state });
    return {
      host,
      userId,
      instanceId,
      code,
      token: session!.token,
      lookup: { host, tokenHash: sha256(session!.token) },
    };
  }

  it('ends a bot session with the sign-in at the platform that it came from, and tells', async () => {
    const { userId, lookup } = await signedIn();
    const told: object[] = [];
    const heard = new Promise((resolve) => {
      world.access.onAccessChanged((change) => {
        told.push(change);
        resolve(undefined);
      });
    });
    world.sessions.ended.add(world.platformSessionId);
    await world.broadcast.send('access', { sessionId: world.platformSessionId });
    await heard;
    expect(told).toEqual([{ kind: 'user', userId }]);
    expect(await world.access.findBotSession(lookup)).toBeUndefined();
  });

  it('takes a visit to a bot for a use of the sign-in, and the look at open sockets for none', async () => {
    const { lookup, host } = await signedIn();
    await world.access.findBotSessions([lookup, lookup]);
    await world.access.findBotSession({ host, tokenHash: sha256('no session') });
    expect(world.sessions.uses).toEqual([]);
    expect(await world.access.findBotSession(lookup)).toBeDefined();
    expect(world.sessions.uses).toEqual([world.platformSessionId]);
  });

  it('trades no code of a sign-in that ended', async () => {
    const { host, userId } = await signedIn();
    const code = await world.mintCode(userId, host, state);
    world.sessions.ended.add(world.platformSessionId);
    expect(
      await world.access.redeemHandoffCode({ codeHash: sha256(code), host, stateNonceHash: state }),
    ).toBeUndefined();
  });

  it('trades no code for an instance that is being removed', async () => {
    const { host, instanceId, userId } = await signedIn();
    const code = await world.mintCode(userId, host, state);
    await world.setInstanceStatus(instanceId, 'DELETING');
    expect(
      await world.access.redeemHandoffCode({ codeHash: sha256(code), host, stateNonceHash: state }),
    ).toBeUndefined();
  });

  it('stores neither codes nor tokens, and removes what expired', async () => {
    const { host, userId, token } = await signedIn();
    const code = await world.mintCode(userId, host, state);
    const stored = JSON.stringify([
      await world.database.query('SELECT * FROM bot_sessions'),
      await world.database.query('SELECT * FROM handoff_codes'),
    ]);
    expect(stored).toContain(sha256(token));
    expect(stored).toContain(sha256(code));
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(code);

    await world.passTime(366 * 24 * 3_600_000);
    await world.unitOfWork.run(() => world.signIns.deleteExpired());
    expect(await world.database.query('SELECT 1 FROM bot_sessions UNION ALL SELECT 1 FROM handoff_codes')).toEqual([]);
  });

  it('knows the host of no other domain, and none of a deleted instance', async () => {
    const { host, instanceId } = await world.anInstance();
    expect(await world.access.resolveHost(host.replace('bots.example', 'evil.example'))).toBeUndefined();
    expect(await world.access.resolveHost(`a.${host}`)).toBeUndefined();
    await world.setInstanceStatus(instanceId, 'DELETING');
    await world.setInstanceStatus(instanceId, 'DELETED');
    expect(await world.access.resolveHost(host)).toBeUndefined();
  });
});
