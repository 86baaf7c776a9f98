import { PersonProfileChanged } from '@moorage/contracts';
import { IdentityBed, goodPassword, otherPassword } from '../testing/identity-bed.ts';
import { RegisterVerifiedPerson } from './register-verified-person.ts';

describe('RegisterVerifiedPerson', () => {
  let bed: IdentityBed;
  beforeEach(() => {
    bed = new IdentityBed();
  });
  const register = (password = goodPassword) =>
    bed.registerVerified.execute(new RegisterVerifiedPerson('Kim@acme.example', ' Kim Reed ', password));

  it('makes an account that is proven, and tells the others', async () => {
    const account = await register();
    expect(account).toMatchObject({ email: 'kim@acme.example', name: 'Kim Reed', emailVerifiedAt: bed.clock.now() });
    expect(bed.publisher.of(PersonProfileChanged)).toEqual([
      { userId: account.id, email: 'kim@acme.example', name: 'Kim Reed' },
    ]);
    const label = 'Kim Reed <kim@acme.example>';
    expect(bed.audit.entries).toEqual([
      {
        action: 'person.signed-up',
        actor: { type: 'user', id: account.id, label },
        target: { type: 'person', id: account.id, label },
      },
    ]);
  });

  it('refuses where there is a proven account', async () => {
    await register();
    await expect(register(otherPassword)).rejects.toMatchObject({ code: 'INVITATION.ACCOUNT_EXISTS' });
  });

  it('takes over an account that was never proven', async () => {
    const { id } = await bed.anUnverifiedPerson('kim@acme.example', 'Squatter');
    expect(await register(otherPassword)).toMatchObject({ id, name: 'Kim Reed' });
    expect(await bed.accounts.findCredentials({ id })).toMatchObject({ passwordHash: `plain:${otherPassword}` });
  });

  it('holds passwords to the policy', async () => {
    await expect(register('KimReed123456')).rejects.toMatchObject({ code: 'PASSWORD.TOO_COMMON' });
  });
});
