import { MailRequested } from '@moorage/contracts';
import { sha256 } from '@moorage/kernel';
import { IdentityBed } from '../testing/identity-bed.ts';
import { mailedToken } from '../testing/mailed-token.ts';
import type { AccountMail } from './send-account-mail.ts';

describe('SendAccountMail', () => {
  let bed: IdentityBed;
  beforeEach(() => {
    bed = new IdentityBed();
  });
  const send = (kind: AccountMail['kind'], requestId = 'request-1') =>
    bed.sendAccountMail.handle({ requestId, email: 'kim@acme.example', kind });

  it('mails a link that carries the token in its fragment, which stays out of logs', async () => {
    await bed.anUnverifiedPerson();
    await send('verify-email');
    expect(bed.publisher.of(MailRequested)).toEqual([
      {
        key: 'verify-email:request-1',
        to: 'kim@acme.example',
        template: 'verify-email',
        data: {
          name: 'Kim Reed',
          link: `https://moorage.example/verify-email#token=${mailedToken(bed)}`,
          expiresInHours: 24,
        },
      },
    ]);
  });

  it('keeps the hash of the token alone', async () => {
    await bed.aPerson();
    await send('reset-password');
    expect(await bed.tokens.peek(sha256(mailedToken(bed)), 'reset-password', bed.clock.now())).toMatchObject({
      state: 'valid',
    });
  });

  it.each(['verify-email', 'reset-password', 'already-registered'] as const)(
    'sends one %s per request, with a link that works, however often it runs',
    async (kind) => {
      await bed.anUnverifiedPerson();
      await send(kind);
      await send(kind);
      const keys = new Set(bed.publisher.of(MailRequested).map(({ key }) => key));
      expect([...keys]).toEqual([`${kind}:request-1`]);
      if (kind === 'already-registered') return;
      expect(await bed.tokens.peek(sha256(mailedToken(bed)), kind, bed.clock.now())).toMatchObject({ state: 'valid' });
    },
  );

  it('makes the link before useless when another is asked for', async () => {
    await bed.anUnverifiedPerson();
    await send('verify-email', 'request-1');
    const first = mailedToken(bed);
    await send('verify-email', 'request-2');
    expect(await bed.tokens.peek(sha256(first), 'verify-email', bed.clock.now())).toEqual({ state: 'unknown' });
  });

  it('mails nobody who has proven the address already, or has no account', async () => {
    await send('verify-email');
    await send('reset-password');
    await send('already-registered');
    await bed.aPerson();
    await send('verify-email');
    expect(bed.publisher.of(MailRequested)).toEqual([]);
  });
});
