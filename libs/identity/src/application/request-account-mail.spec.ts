import { MailRequested } from '@moorage/contracts';
import type { TokenPurpose } from '../domain/one-time-token.ts';
import { IdentityBed, browser } from '../testing/identity-bed.ts';
import { RequestAccountMail, RequestAccountMailHandler } from './request-account-mail.ts';

describe('RequestAccountMail', () => {
  let bed: IdentityBed;
  let handler: RequestAccountMailHandler;
  beforeEach(() => {
    bed = new IdentityBed();
    handler = new RequestAccountMailHandler(bed.attempts, bed.unitOfWork, bed.jobs, bed.ids);
  });
  const request = (kind: TokenPurpose, email = 'Kim@acme.example') =>
    handler.execute(new RequestAccountMail(kind, email, browser));

  it.each(['verify-email', 'reset-password'] as const)(
    'asks for %s alike, whether there is an account or not',
    async (kind) => {
      await request(kind, 'nobody@acme.example');
      const [unknown] = bed.jobs.jobs.splice(0);
      await bed.aPerson();
      await request(kind);
      const [known] = bed.jobs.jobs.splice(0);
      expect(known).toEqual({ ...unknown, data: { ...known?.data, email: 'kim@acme.example' } });
      expect(bed.hasher.work).toEqual(['hash']); // that of making the account
    },
  );

  it('mails the owner of an account, and nobody where there is none', async () => {
    await bed.aPerson();
    await request('reset-password', 'nobody@acme.example');
    await bed.runMailJobs();
    expect(bed.publisher.of(MailRequested)).toEqual([]);
    await request('reset-password');
    await bed.runMailJobs();
    expect(bed.publisher.of(MailRequested)).toMatchObject([
      { to: 'kim@acme.example', template: 'reset-password', data: { name: 'Kim Reed', expiresInMinutes: 30 } },
    ]);
  });

  it('limits how often one address is written to, whether there is an account or not', async () => {
    for (let i = 0; i < 5; i++) await request(i % 2 === 0 ? 'verify-email' : 'reset-password', 'nobody@acme.example');
    await expect(request('verify-email', 'nobody@acme.example')).rejects.toMatchObject({
      code: 'REQUEST.RATE_LIMITED',
    });
  });

  it('refuses what is no address', async () => {
    await expect(request('verify-email', 'kim@')).rejects.toMatchObject({ code: 'EMAIL.INVALID' });
  });
});
