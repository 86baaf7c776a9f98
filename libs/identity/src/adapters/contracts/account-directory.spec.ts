import { RequestContext } from '@moorage/platform';
import { IdentityBed, goodPassword } from '../../testing/identity-bed.ts';
import { AccountDirectory } from './account-directory.ts';

describe('AccountDirectory', () => {
  let bed: IdentityBed;
  let people: AccountDirectory;
  beforeEach(() => {
    bed = new IdentityBed();
    people = new AccountDirectory(bed.accounts, bed.sessions, bed.bus);
  });

  it('finds people by id and address, and tells no more than others may know', async () => {
    const { id } = await bed.aPerson('kim@acme.example', 'Kim Reed');
    const kim = {
      userId: id,
      email: 'kim@acme.example',
      name: 'Kim Reed',
      emailVerified: true,
      platformAdmin: false,
      sessionGeneration: 0,
      lastSeenAt: null,
    };
    expect(await people.find(id)).toEqual(kim);
    expect(await people.findByEmail(' KIM@acme.example ')).toEqual(kim);
    expect(await people.findMany([id, 'no-uuid', '00000000-0000-7000-8000-999999999999'])).toEqual(
      new Map([[id, kim]]),
    );
  });

  it('knows who operates the installation', async () => {
    const { id } = await bed.aPerson('kim@acme.example');
    await bed.aPerson('lee@acme.example');
    expect(await people.listPlatformAdmins()).toEqual([]);
    await bed.accounts.grantPlatformAdmin(id);
    expect(await people.listPlatformAdmins()).toMatchObject([{ userId: id, platformAdmin: true }]);
  });

  it('finds nobody where there is nobody', async () => {
    expect(await people.find('no-uuid')).toBeUndefined();
    expect(await people.find('00000000-0000-7000-8000-999999999999')).toBeUndefined();
    expect(await people.findByEmail('nobody@acme.example')).toBeUndefined();
    expect(await people.findMany([])).toEqual(new Map());
  });

  it('registers a person whose address is proven, once', async () => {
    const kim = { email: 'kim@acme.example', name: 'Kim Reed', password: goodPassword };
    expect(await people.registerVerified(kim)).toMatchObject({ email: kim.email, emailVerified: true });
    await expect(people.registerVerified(kim)).rejects.toMatchObject({ code: 'INVITATION.ACCOUNT_EXISTS' });
  });

  it('opens a session that tells from where it was opened', async () => {
    const { id } = await bed.aPerson();
    const request = { requestId: 'request-1', ip: '192.0.2.7', userAgent: 'Browser/1.0' };
    const session = await RequestContext.run(request, () => people.openSession(id));
    expect(session).toEqual({ token: expect.any(String) as string, expiresAt: new Date('2026-01-06T12:00:00.000Z') });
    expect(bed.sessionStore.all).toMatchObject([{ userId: id, ip: '192.0.2.7', userAgent: 'Browser/1.0' }]);
  });

  it('moves the session generation', async () => {
    const { id } = await bed.aPerson();
    await people.bumpSessionGeneration(id);
    expect(await people.find(id)).toMatchObject({ sessionGeneration: 1 });
  });
});
