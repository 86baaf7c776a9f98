import type { AccessChange } from '@moorage/kernel';
import { IdentityBed, goodPassword, otherPassword } from '../testing/identity-bed.ts';
import { CreatePlatformAdmin, CreatePlatformAdminHandler } from './create-platform-admin.ts';
import { GrantPlatformAdmin } from './grant-platform-admin.ts';
import { RevokePlatformAdmin, RevokePlatformAdminHandler } from './revoke-platform-admin.ts';

describe('platform admins', () => {
  let bed: IdentityBed;
  beforeEach(() => {
    bed = new IdentityBed();
  });
  const grant = (id: string) => bed.grantPlatformAdmin.execute(new GrantPlatformAdmin(id));
  const revoke = (id: string) =>
    new RevokePlatformAdminHandler(bed.accounts, bed.broadcast, bed.live, bed.audit).execute(
      new RevokePlatformAdmin(id),
    );
  const create = (password = goodPassword) =>
    new CreatePlatformAdminHandler(bed.accounts, bed.bus).execute(
      new CreatePlatformAdmin('Kim@acme.example', 'Kim Reed', password),
    );
  const rightsMoved = () =>
    bed.broadcast.messages
      .filter(({ channel }) => channel === 'access')
      .map(({ message }) => (message as AccessChange).userId);

  it('grants and revokes, and moves the rights of open sessions', async () => {
    const [a, b] = [await bed.aPerson(), await bed.aPerson('lee@acme.example')];
    await grant(a.id);
    await grant(b.id);
    await revoke(b.id);
    expect(await bed.accounts.find(a.id)).toMatchObject({ platformAdmin: true, sessionGeneration: 1 });
    expect(await bed.accounts.find(b.id)).toMatchObject({ platformAdmin: false, sessionGeneration: 2 });
    expect(rightsMoved()).toEqual([a.id, b.id, b.id]);
    const lee = { type: 'person', id: b.id, label: 'Kim Reed <lee@acme.example>' };
    expect(bed.audit.entries.slice(-2)).toEqual([
      { action: 'person.made-platform-admin', target: lee },
      { action: 'person.platform-admin-revoked', target: lee },
    ]);
  });

  it('keeps the last one', async () => {
    const { id } = await bed.aPerson();
    await grant(id);
    await expect(revoke(id)).rejects.toMatchObject({ code: 'PERSON.LAST_PLATFORM_ADMIN' });
    expect(await bed.accounts.find(id)).toMatchObject({ platformAdmin: true });
  });

  it('changes nothing for a person who is none, or is one already', async () => {
    const { id } = await bed.aPerson();
    await revoke(id);
    expect(rightsMoved()).toEqual([]);
    await grant(id);
    await grant(id);
    expect(rightsMoved()).toEqual([id]);
    expect(bed.audit.entries.map(({ action }) => action)).toEqual(['person.signed-up', 'person.made-platform-admin']);
  });

  it.each(['no-uuid', '00000000-0000-7000-8000-999999999999'])('knows no person %s', async (id) => {
    await expect(grant(id)).rejects.toMatchObject({ code: 'PERSON.NOT_FOUND' });
    await expect(revoke(id)).rejects.toMatchObject({ code: 'PERSON.NOT_FOUND' });
  });

  it('CreatePlatformAdmin makes a verified platform admin, once', async () => {
    const { userId, created } = await create();
    expect(created).toBe(true);
    expect(await bed.accounts.find(userId)).toMatchObject({
      email: 'kim@acme.example',
      emailVerifiedAt: bed.clock.now(),
      platformAdmin: true,
    });
    const actor = { type: 'system', label: 'moorage admin create' };
    expect(bed.audit.entries).toMatchObject([
      { action: 'person.signed-up', actor, target: { id: userId } },
      { action: 'person.made-platform-admin', actor, target: { id: userId } },
    ]);
    expect(await create(otherPassword)).toEqual({ userId, created: false });
    expect(bed.audit.entries).toHaveLength(2);
    expect(await bed.accounts.findCredentials({ id: userId })).toMatchObject({ passwordHash: `plain:${goodPassword}` });
  });

  it('CreatePlatformAdmin promotes a person who is there, and leaves name and password', async () => {
    const { id } = await bed.aPerson('kim@acme.example', 'Kim R.');
    expect(await create(otherPassword)).toEqual({ userId: id, created: false });
    expect(await bed.accounts.findCredentials({ id })).toMatchObject({
      account: { name: 'Kim R.', platformAdmin: true },
      passwordHash: `plain:${goodPassword}`,
    });
  });

  it('CreatePlatformAdmin trusts no password of an account that was never verified', async () => {
    const { id } = await bed.anUnverifiedPerson('kim@acme.example', 'Squatter');
    expect(await create(otherPassword)).toEqual({ userId: id, created: true });
    expect(await bed.accounts.findCredentials({ id })).toMatchObject({
      account: { name: 'Kim Reed', platformAdmin: true, emailVerifiedAt: bed.clock.now() },
      passwordHash: `plain:${otherPassword}`,
    });
  });
});
