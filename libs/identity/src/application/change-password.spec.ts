import { MailRequested } from '@moorage/contracts';
import type { Account } from '../domain/account.ts';
import { IdentityBed, browser, goodPassword, otherPassword } from '../testing/identity-bed.ts';
import { ChangePassword, ChangePasswordHandler } from './change-password.ts';
import { SignIn } from './sign-in.ts';

describe('ChangePassword', () => {
  let bed: IdentityBed;
  let handler: ChangePasswordHandler;
  let account: Account;
  beforeEach(async () => {
    bed = new IdentityBed();
    handler = new ChangePasswordHandler(
      bed.accounts,
      bed.attempts,
      bed.hasher,
      bed.sessions,
      bed.publisher,
      bed.unitOfWork,
      bed.audit,
      bed.ids,
    );
    account = await bed.aPerson();
    for (let i = 0; i < 2; i++) await bed.signIn.execute(new SignIn(account.email, goodPassword, browser));
  });
  const sessionId = () => bed.sessionStore.all[0]!.id;
  const change = (current = goodPassword, next = otherPassword) =>
    handler.execute(new ChangePassword(account.id, sessionId(), current, next));

  it('sets the password, ends the other sessions, and says so by mail', async () => {
    const [kept, other] = bed.sessionStore.all;
    await change();
    expect(await bed.accounts.findCredentials({ id: account.id })).toMatchObject({
      passwordHash: `plain:${otherPassword}`,
    });
    expect(bed.sessionStore.all).toEqual([kept]);
    expect(bed.endedSessions).toEqual([other?.id]);
    expect(bed.publisher.of(MailRequested)).toMatchObject([{ template: 'password-changed', to: account.email }]);
    expect(bed.audit.of('person.password-changed')).toMatchObject([{ target: { id: account.id } }]);
  });

  it('changes nothing by a password that was replaced while it was checked', async () => {
    const hash = bed.hasher.hash.bind(bed.hasher);
    jest.spyOn(bed.hasher, 'hash').mockImplementation(async (password) => {
      await bed.accounts.setPassword(account.id, 'plain:a new one');
      return hash(password);
    });
    await expect(change()).rejects.toMatchObject({ code: 'PASSWORD.WRONG', data: { field: 'currentPassword' } });
    expect(await bed.accounts.findCredentials({ id: account.id })).toMatchObject({ passwordHash: 'plain:a new one' });
  });

  it('asks for the current password', async () => {
    await expect(change('not the right one')).rejects.toMatchObject({
      code: 'PASSWORD.WRONG',
      data: { field: 'currentPassword' },
    });
    expect(bed.sessionStore.all).toHaveLength(2);
    expect(bed.audit.of('person.password-changed')).toEqual([]);
  });

  it('lets nobody guess at the current password for long', async () => {
    for (let i = 0; i < 10; i++) await expect(change('wrong')).rejects.toMatchObject({ code: 'PASSWORD.WRONG' });
    await expect(change()).rejects.toMatchObject({ code: 'REQUEST.RATE_LIMITED' });
  });

  it.each([
    ['short', 'PASSWORD.TOO_SHORT'],
    ['KimReed123456', 'PASSWORD.TOO_COMMON'],
  ])('refuses %s with %s', async (next, code) => {
    await expect(change(goodPassword, next)).rejects.toMatchObject({ code, data: { field: 'newPassword' } });
  });
});
