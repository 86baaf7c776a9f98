import { IdentityBed, browser } from '../testing/identity-bed.ts';
import { CreateApiKey, CreateApiKeyHandler } from './create-api-key.ts';
import { SweepExpiredCredentialsHandler } from './sweep-expired-credentials.ts';

describe('SweepExpiredCredentials', () => {
  it('removes what has expired, and leaves the rest', async () => {
    const bed = new IdentityBed();
    const sweep = new SweepExpiredCredentialsHandler(
      bed.sessionStore,
      bed.tokens,
      bed.apiKeys,
      bed.unitOfWork,
      bed.clock,
    );
    const keys = new CreateApiKeyHandler(bed.apiKeys, bed.audit, bed.ids, bed.clock);
    await bed.sessions.open(await bed.aPerson(), browser);
    await keys.execute(new CreateApiKey({ userId: 'user-1' }, 'user-1', 'short', ['read'], 1));
    await keys.execute(new CreateApiKey({ userId: 'user-1' }, 'user-1', 'endless', ['read']));
    await sweep.handle();
    expect(bed.sessionStore.all).toHaveLength(1);
    expect(bed.apiKeys.all).toHaveLength(2);
    bed.clock.advance({ hours: 1 });
    await sweep.handle();
    expect(bed.sessionStore.all).toEqual([]);
    expect(bed.apiKeys.all).toHaveLength(2);
    bed.clock.advance({ days: 31 });
    await sweep.handle();
    expect(bed.apiKeys.all).toMatchObject([{ name: 'endless' }]);
  });
});
