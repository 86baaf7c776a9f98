import { PersonProfileChanged } from '@moorage/contracts';
import { IdentityBed, browser, goodPassword } from '../testing/identity-bed.ts';
import { mailedToken } from '../testing/mailed-token.ts';
import { SignUp } from './sign-up.ts';
import { VerifyEmail, VerifyEmailHandler } from './verify-email.ts';

describe('VerifyEmail', () => {
  let bed: IdentityBed;
  let handler: VerifyEmailHandler;
  beforeEach(async () => {
    bed = new IdentityBed();
    handler = new VerifyEmailHandler(
      bed.accounts,
      bed.tokens,
      bed.sessions,
      bed.publisher,
      bed.live,
      bed.audit,
      bed.clock,
    );
    await bed.signUp.execute(new SignUp('kim@acme.example', 'Kim Reed', goodPassword, browser));
    await bed.runMailJobs();
  });
  const verify = (token: string) => handler.execute(new VerifyEmail(token, browser));

  it('proves the address by the mailed link, tells the others, and signs in', async () => {
    const { account } = await verify(mailedToken(bed));
    expect(account).toMatchObject({ email: 'kim@acme.example', emailVerifiedAt: bed.clock.now() });
    expect(bed.sessionStore.all).toHaveLength(1);
    expect(bed.publisher.of(PersonProfileChanged)).toEqual([
      { userId: account.id, email: 'kim@acme.example', name: 'Kim Reed' },
    ]);
    const { id } = account;
    expect(bed.audit.entries.slice(-2)).toMatchObject([
      { action: 'person.email-verified', actor: { type: 'user', id }, target: { id } },
      { action: 'person.signed-in', actor: { type: 'user', id }, target: { id } },
    ]);
  });

  it('takes a link once', async () => {
    await verify(mailedToken(bed));
    await expect(verify(mailedToken(bed))).rejects.toMatchObject({
      code: 'AUTH.TOKEN_INVALID',
      data: { field: 'token' },
    });
    expect(bed.sessionStore.all).toHaveLength(1);
  });

  it('takes a link for a day', async () => {
    bed.clock.advance({ hours: 24 });
    await expect(verify(mailedToken(bed))).rejects.toMatchObject({ code: 'AUTH.TOKEN_EXPIRED' });
    expect((await bed.accounts.findByEmail('kim@acme.example'))?.emailVerifiedAt).toBeNull();
  });

  it.each(['', 'x', 'token-999'])('takes no token %j that was never mailed', async (token) => {
    await expect(verify(token)).rejects.toMatchObject({ code: 'AUTH.TOKEN_INVALID' });
  });
});
