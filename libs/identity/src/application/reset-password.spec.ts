import { MailRequested, PersonProfileChanged } from '@moorage/contracts';
import { IdentityBed, browser, goodPassword, otherPassword } from '../testing/identity-bed.ts';
import { mailedToken } from '../testing/mailed-token.ts';
import { RequestAccountMail, RequestAccountMailHandler } from './request-account-mail.ts';
import { ResetPassword, ResetPasswordHandler } from './reset-password.ts';
import { SignIn } from './sign-in.ts';

describe('ResetPassword', () => {
  let bed: IdentityBed;
  let handler: ResetPasswordHandler;
  beforeEach(() => {
    bed = new IdentityBed();
    handler = new ResetPasswordHandler(
      bed.accounts,
      bed.tokens,
      bed.hasher,
      bed.sessions,
      bed.publisher,
      bed.live,
      bed.audit,
      bed.unitOfWork,
      bed.ids,
      bed.clock,
    );
  });
  const reset = (token: string, password = otherPassword) =>
    handler.execute(new ResetPassword(token, password, browser));

  async function askForLink(): Promise<string> {
    const request = new RequestAccountMailHandler(bed.attempts, bed.unitOfWork, bed.jobs, bed.ids);
    await request.execute(new RequestAccountMail('reset-password', 'kim@acme.example', browser));
    await bed.runMailJobs();
    return mailedToken(bed);
  }

  it('sets the password, ends every session, opens one, and says so by mail', async () => {
    const { id } = await bed.aPerson();
    await bed.signIn.execute(new SignIn('kim@acme.example', goodPassword, browser));
    const [old] = bed.sessionStore.all;
    const { token } = await reset(await askForLink());
    expect(await bed.accounts.findCredentials({ id })).toMatchObject({ passwordHash: `plain:${otherPassword}` });
    expect(bed.endedSessions).toEqual([old?.id]);
    expect(bed.sessionStore.all).toHaveLength(1);
    expect(await bed.sessionStore.findByTokenHash(bed.sessionStore.all[0]!.tokenHash, bed.clock.now())).toBeDefined();
    expect(token).not.toBe('');
    expect(bed.publisher.of(MailRequested).at(-1)).toMatchObject({
      template: 'password-changed',
      to: 'kim@acme.example',
    });
    expect(bed.audit.entries.slice(-2)).toMatchObject([
      { action: 'person.password-reset', actor: { type: 'user', id }, target: { id } },
      { action: 'person.signed-in', actor: { type: 'user', id }, target: { id } },
    ]);
  });

  it('takes a link once', async () => {
    await bed.aPerson();
    const token = await askForLink();
    await reset(token);
    await expect(reset(token, goodPassword)).rejects.toMatchObject({ code: 'AUTH.TOKEN_INVALID' });
  });

  it('takes a link for half an hour', async () => {
    await bed.aPerson();
    const token = await askForLink();
    bed.clock.advance({ minutes: 30 });
    await expect(reset(token)).rejects.toMatchObject({ code: 'AUTH.TOKEN_EXPIRED' });
  });

  it('leaves the link good when the password is not', async () => {
    await bed.aPerson();
    const token = await askForLink();
    await expect(reset(token, 'password1234')).rejects.toMatchObject({ code: 'PASSWORD.TOO_COMMON' });
    await expect(reset(token, 'KimReed12345')).rejects.toMatchObject({ code: 'PASSWORD.TOO_COMMON' });
    await reset(token);
  });

  it('hashes nothing for a token that was never mailed', async () => {
    await expect(reset('token-999')).rejects.toMatchObject({ code: 'AUTH.TOKEN_INVALID' });
    expect(bed.hasher.work).toEqual([]);
  });

  it('proves the address too: the link came by mail', async () => {
    const { id } = await bed.anUnverifiedPerson();
    const { account } = await reset(await askForLink());
    expect(account.emailVerifiedAt).toEqual(bed.clock.now());
    expect(bed.publisher.of(PersonProfileChanged)).toMatchObject([{ userId: id }]);
    expect(bed.audit.of('person.email-verified')).toMatchObject([{ actor: { id }, target: { id } }]);
  });
});
