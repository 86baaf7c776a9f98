import type { Database } from '@moorage/platform';
import { FixedClock, RecordingBroadcast } from '@moorage/kernel/testing';
import { RememberedTenantDirectory } from './remembered-tenant-directory.ts';

const acme = '0197f0d2-0000-7000-8000-00000000000a';
const kim = { userId: 'kim', platformAdmin: false, sessionGeneration: 3 };

/** Can be cut off, as the connection that hears notifications can. */
class LosableBroadcast extends RecordingBroadcast {
  connected = true;
  private tell: (state: 'lost' | 'restored') => void = () => undefined;

  override isConnected(): boolean {
    return this.connected;
  }
  override onConnection(listener: (state: 'lost' | 'restored') => void): () => void {
    this.tell = listener;
    return () => undefined;
  }
  become(state: 'lost' | 'restored'): void {
    this.connected = state === 'restored';
    this.tell(state);
  }
}

describe('standings that are remembered', () => {
  let role: string | null;
  let asked: number;
  let meanwhile: () => Promise<void>;
  let inTransaction: boolean;
  let broadcast: LosableBroadcast;
  let clock: FixedClock;
  let directory: RememberedTenantDirectory;

  beforeEach(() => {
    role = 'MEMBER';
    asked = 0;
    inTransaction = false;
    meanwhile = () => Promise.resolve();
    const database = {
      get inTransaction() {
        return inTransaction;
      },
      query: async () => {
        asked += 1;
        const row = {
          id: acme,
          slug: 'acme',
          name: 'Acme',
          status: 'ACTIVE',
          status_reason: null,
          membership_id: role && 'm',
          role,
        };
        await meanwhile();
        return [row];
      },
    };
    broadcast = new LosableBroadcast();
    clock = new FixedClock();
    directory = new RememberedTenantDirectory(database as unknown as Database, broadcast, clock);
    directory.onApplicationBootstrap();
  });

  const roleOf = async (person = kim, ref = 'acme') => (await directory.findTenant(person, ref))?.role;

  it('are asked for once', async () => {
    expect([await roleOf(), await roleOf(), await roleOf()]).toEqual(['MEMBER', 'MEMBER', 'MEMBER']);
    expect(asked).toBe(1);
  });

  it('are another after each change of the rights, and each person’s own', async () => {
    await roleOf();
    role = 'MANAGER';
    expect(await roleOf({ ...kim, sessionGeneration: 4 })).toBe('MANAGER');
    role = 'OWNER';
    expect(await roleOf({ ...kim, userId: 'lee' })).toBe('OWNER');
    expect(await roleOf({ ...kim, platformAdmin: true })).toBe('OWNER');
    expect(await roleOf(kim, acme)).toBe('OWNER');
  });

  it('are forgotten when their organisation changes, and no other’s', async () => {
    await roleOf();
    await broadcast.send('access', { orgId: 'another' });
    await broadcast.send('access', { userId: 'kim' });
    await roleOf();
    expect(asked).toBe(1);
    await broadcast.send('access', { orgId: acme });
    await roleOf();
    expect(asked).toBe(2);
  });

  it('are not kept when the organisation changed while they were read', async () => {
    meanwhile = () => broadcast.send('access', { orgId: acme });
    await roleOf();
    meanwhile = () => Promise.resolve();
    await roleOf();
    expect(asked).toBe(2);
  });

  it('are not trusted while nothing is heard, nor after', async () => {
    await roleOf();
    broadcast.become('lost');
    await roleOf();
    await roleOf();
    expect(asked).toBe(3);
    broadcast.become('restored');
    await roleOf();
    await roleOf();
    expect(asked).toBe(4);
  });

  it('are read again after five seconds, and where nothing says whose rights they are', async () => {
    await roleOf();
    clock.advance({ seconds: 5 });
    await roleOf();
    expect(asked).toBe(2);
    await directory.findTenant({ userId: 'kim', platformAdmin: false }, 'acme');
    inTransaction = true;
    await roleOf();
    expect(asked).toBe(4);
  });

  it('of strangers are not remembered', async () => {
    role = null;
    expect(await roleOf()).toBeUndefined();
    role = 'MEMBER';
    expect(await roleOf()).toBe('MEMBER');
  });
});
