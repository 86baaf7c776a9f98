import { IdentityBed, browser, goodPassword } from '../testing/identity-bed.ts';
import { sha256 } from '@moorage/kernel';
import { SignIn } from './sign-in.ts';
import { SignUp } from './sign-up.ts';

describe('SignIn', () => {
  let bed: IdentityBed;
  beforeEach(() => {
    bed = new IdentityBed();
  });
  const signIn = (password = goodPassword, email = 'kim@acme.example', ip = browser.ip, replaced?: string) =>
    bed.signIn.execute(new SignIn(email, password, { ...browser, ip }, replaced));

  it('opens a session that ends when idle, and after its time whatever happens', async () => {
    const { id } = await bed.aPerson();
    const { account, token, expiresAt } = await signIn(goodPassword, ' KIM@acme.example ');
    expect(account.id).toBe(id);
    expect(expiresAt).toEqual(new Date('2026-01-06T12:00:00.000Z'));
    expect(bed.sessionStore.all).toMatchObject([
      {
        userId: id,
        tokenHash: sha256(token),
        idleExpiresAt: new Date('2026-01-05T13:00:00.000Z'),
        ip: '192.0.2.7',
        userAgent: 'Browser/1.0',
      },
    ]);
    const label = 'Kim Reed <kim@acme.example>';
    expect(bed.audit.of('person.signed-in')).toEqual([
      { action: 'person.signed-in', actor: { type: 'user', id, label }, target: { type: 'person', id, label } },
    ]);
  });

  it('keeps no token that could be used', async () => {
    await bed.aPerson();
    const { token } = await signIn();
    expect(JSON.stringify(bed.sessionStore.all)).not.toContain(`"${token}"`);
  });

  it('gives each sign-in a new token and ends the session that the browser came with', async () => {
    await bed.aPerson();
    const first = await signIn();
    const [{ id } = { id: '' }] = bed.sessionStore.all;
    const second = await signIn(goodPassword, 'kim@acme.example', browser.ip, first.token);
    expect(second.token).not.toBe(first.token);
    expect(bed.sessionStore.all).toHaveLength(1);
    expect(bed.endedSessions).toEqual([id]);
  });

  it('opens nothing by a password that was replaced while it was checked', async () => {
    const { id } = await bed.aPerson();
    const verify = bed.hasher.verify.bind(bed.hasher);
    jest.spyOn(bed.hasher, 'verify').mockImplementation(async (hash, password) => {
      const matches = await verify(hash, password);
      await bed.accounts.setPassword(id, 'plain:a new one');
      return matches;
    });
    await expect(signIn()).rejects.toMatchObject({ code: 'AUTH.INVALID_CREDENTIALS' });
    expect(bed.sessionStore.all).toEqual([]);
  });

  it('answers an unknown address and a wrong password alike, after the same work', async () => {
    await bed.aPerson();
    const refusalOf = async (email: string) => {
      bed.hasher.work.length = 0;
      const error: unknown = await signIn('not the right one', email).catch((refusal: unknown) => refusal);
      const { code, data, detail } = error as { code: string; data: object; detail?: string };
      return { code, data, detail, checks: bed.hasher.work.length };
    };
    const wrong = await refusalOf('kim@acme.example');
    expect(wrong).toEqual({ code: 'AUTH.INVALID_CREDENTIALS', data: {}, detail: undefined, checks: 1 });
    expect(await refusalOf('nobody@acme.example')).toEqual(wrong);
    expect(bed.hasher.work).toEqual(['verify decoy']);
  });

  it('says that the address is unproven only after the right password', async () => {
    await bed.anUnverifiedPerson();
    await expect(signIn('not the right one')).rejects.toMatchObject({ code: 'AUTH.INVALID_CREDENTIALS' });
    expect(bed.jobs.jobs).toEqual([]);
    await expect(signIn()).rejects.toMatchObject({ code: 'AUTH.EMAIL_NOT_VERIFIED' });
    expect(bed.jobs.jobs).toMatchObject([{ data: { email: 'kim@acme.example', kind: 'verify-email' } }]);
    expect(bed.sessionStore.all).toEqual([]);
  });

  it('mails the link again no more than once in five minutes, and not right after signing up', async () => {
    await bed.signUp.execute(new SignUp('kim@acme.example', 'Kim', goodPassword, browser));
    await expect(signIn()).rejects.toMatchObject({ code: 'AUTH.EMAIL_NOT_VERIFIED' });
    expect(bed.jobs.jobs).toHaveLength(1);
    bed.clock.advance({ minutes: 5 });
    for (let i = 0; i < 2; i++) await expect(signIn()).rejects.toMatchObject({ code: 'AUTH.EMAIL_NOT_VERIFIED' });
    expect(bed.jobs.jobs).toHaveLength(2);
  });

  it('takes ten wrong tries of an account in a quarter of an hour, from wherever they come', async () => {
    await bed.aPerson();
    for (let i = 0; i < 10; i++) {
      await expect(signIn('wrong', 'kim@acme.example', `192.0.2.${i}`)).rejects.toMatchObject({
        code: 'AUTH.INVALID_CREDENTIALS',
      });
    }
    await expect(signIn(goodPassword, 'kim@acme.example', '192.0.2.99')).rejects.toMatchObject({
      code: 'REQUEST.RATE_LIMITED',
      data: { retryAfterSeconds: 900 },
    });
    bed.clock.advance({ minutes: 15 });
    await signIn();
  });

  it('limits an account that does not exist just so', async () => {
    for (let i = 0; i < 10; i++) {
      await expect(signIn('wrong', 'nobody@acme.example', `192.0.2.${i}`)).rejects.toMatchObject({
        code: 'AUTH.INVALID_CREDENTIALS',
      });
    }
    await expect(signIn('wrong', 'nobody@acme.example', '192.0.2.99')).rejects.toMatchObject({
      code: 'REQUEST.RATE_LIMITED',
    });
  });

  it('takes ten wrong tries from one address in a quarter of an hour, whatever the accounts', async () => {
    await bed.aPerson();
    for (let i = 0; i < 10; i++) {
      await expect(signIn('wrong', `person-${i}@acme.example`, '2001:db8:1:2::5')).rejects.toMatchObject({
        code: 'AUTH.INVALID_CREDENTIALS',
      });
    }
    // Another address of the same /64 is the same caller.
    await expect(signIn(goodPassword, 'kim@acme.example', '2001:db8:1:2:ffff::1')).rejects.toMatchObject({
      code: 'REQUEST.RATE_LIMITED',
    });
    await signIn(goodPassword, 'kim@acme.example', '2001:db8:1:3::5');
  });

  it('counts no right password, so that an office behind one address can sign in', async () => {
    for (let i = 0; i < 30; i++) {
      await bed.aPerson(`person-${i}@acme.example`, 'Somebody');
      await signIn(goodPassword, `person-${i}@acme.example`);
    }
  });

  it('forgets no wrong try because of a right one', async () => {
    await bed.aPerson();
    await bed.aPerson('eve@acme.example', 'Eve');
    for (let i = 0; i < 10; i++) {
      await expect(signIn('wrong', `victim-${i}@acme.example`)).rejects.toMatchObject({
        code: 'AUTH.INVALID_CREDENTIALS',
      });
      if (i < 9) await signIn(goodPassword, 'eve@acme.example');
    }
    await expect(signIn(goodPassword, 'eve@acme.example')).rejects.toMatchObject({ code: 'REQUEST.RATE_LIMITED' });
  });
});
