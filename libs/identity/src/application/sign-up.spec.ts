import { MailRequested } from '@moorage/contracts';
import { IdentityBed, browser, goodPassword, otherPassword } from '../testing/identity-bed.ts';
import { SendAccountMail } from './send-account-mail.ts';
import { SignUp } from './sign-up.ts';

describe('SignUp', () => {
  let bed: IdentityBed;
  beforeEach(() => {
    bed = new IdentityBed();
  });
  const signUp = (email = 'Kim@Acme.example', name = '  Kim   Reed ', password = goodPassword) =>
    bed.signUp.execute(new SignUp(email, name, password, browser));

  it('makes an unverified account and mails the link that proves the address', async () => {
    expect(await signUp()).toBeUndefined();
    const account = await bed.accounts.findByEmail('kim@acme.example');
    expect(account).toMatchObject({ name: 'Kim Reed', emailVerifiedAt: null, platformAdmin: false });
    expect(bed.audit.entries).toEqual([
      {
        action: 'person.signed-up',
        target: { type: 'person', id: account?.id, label: 'Kim Reed <kim@acme.example>' },
      },
    ]);
    await bed.runMailJobs();
    expect(bed.publisher.of(MailRequested)).toMatchObject([{ to: 'kim@acme.example', template: 'verify-email' }]);
  });

  it('changes nothing where there is an account, and tells its owner alone', async () => {
    const { id } = await bed.aPerson('kim@acme.example', 'Kim Reed');
    expect(await signUp('kim@acme.example', 'Eve http://evil.example', otherPassword)).toBeUndefined();
    expect(await bed.accounts.findCredentials({ email: 'kim@acme.example' })).toMatchObject({
      account: { name: 'Kim Reed' },
      passwordHash: `plain:${goodPassword}`,
    });
    expect(bed.audit.of('person.sign-up-repeated')).toMatchObject([
      { target: { id, label: 'Kim Reed <kim@acme.example>' } },
    ]);
    await bed.runMailJobs();
    expect(bed.publisher.of(MailRequested)).toMatchObject([
      {
        template: 'already-registered',
        data: {
          name: 'Kim Reed',
          signInLink: 'https://moorage.example/sign-in',
          resetLink: 'https://moorage.example/forgot-password',
        },
      },
    ]);
  });

  it('lets nobody take over an address that somebody else is about to prove', async () => {
    await signUp();
    await signUp('kim@acme.example', 'Eve', otherPassword);
    expect(await bed.accounts.findCredentials({ email: 'kim@acme.example' })).toMatchObject({
      account: { name: 'Kim Reed' },
      passwordHash: `plain:${goodPassword}`,
    });
  });

  it('does the same work for a taken address as for a free one', async () => {
    const workOf = async (email: string) => {
      bed.hasher.work.length = 0;
      bed.jobs.jobs.length = 0;
      bed.broadcast.messages.length = 0;
      bed.audit.entries.length = 0;
      await signUp(email);
      return {
        hashing: [...bed.hasher.work],
        jobs: bed.jobs.jobs.map(({ queue }) => queue),
        told: bed.broadcast.messages.length,
        recorded: bed.audit.entries.length,
      };
    };
    await bed.aPerson('taken@acme.example');
    const taken = await workOf('taken@acme.example');
    expect(taken).toEqual({ hashing: ['hash'], jobs: [SendAccountMail.queue], told: 1, recorded: 1 });
    expect(await workOf('free@acme.example')).toEqual(taken);
  });

  it.each([
    ['kim', 'Kim', goodPassword, 'EMAIL.INVALID', 'email'],
    ['kim@acme.example', '  ', goodPassword, 'REQUEST.INVALID', 'name'],
    ['kim@acme.example', 'x'.repeat(129), goodPassword, 'REQUEST.INVALID', 'name'],
    ['kim@acme.example', 'Kim\u202Egnp.exe', goodPassword, 'REQUEST.INVALID', 'name'],
    ['kim@acme.example', 'Kim', 'short', 'PASSWORD.TOO_SHORT', 'password'],
    ['kim@acme.example', 'Kim', 'password1234', 'PASSWORD.TOO_COMMON', 'password'],
  ])('refuses %j, %j, %j with %s', async (email, name, password, code, field) => {
    await expect(signUp(email, name, password)).rejects.toMatchObject({ code, data: { field } });
    expect(bed.jobs.jobs).toEqual([]);
  });

  it('limits how often one address is asked for, whether it is taken or not', async () => {
    for (let i = 0; i < 5; i++) await signUp();
    await expect(signUp()).rejects.toMatchObject({ code: 'REQUEST.RATE_LIMITED', data: { retryAfterSeconds: 3600 } });
    await signUp('other@acme.example');
  });
});
