import { sha256 } from '@moorage/kernel';
import { IdentityBed } from '../testing/identity-bed.ts';
import { CreateApiKey, CreateApiKeyHandler } from './create-api-key.ts';
import { RevokeApiKey, RevokeApiKeyHandler } from './revoke-api-key.ts';

describe('API keys', () => {
  let bed: IdentityBed;
  let create: CreateApiKeyHandler;
  let revoke: RevokeApiKeyHandler;
  beforeEach(() => {
    bed = new IdentityBed();
    create = new CreateApiKeyHandler(bed.apiKeys, bed.audit, bed.ids, bed.clock);
    revoke = new RevokeApiKeyHandler(bed.apiKeys, bed.audit);
  });
  const owner = { userId: 'user-1' };

  it('shows the key once, and keeps its hash', async () => {
    const { apiKey, secret } = await create.execute(new CreateApiKey(owner, 'user-1', ' CI ', ['read'], 30));
    expect(secret).toBe('mrg_token-1');
    expect(apiKey).toEqual({
      id: expect.any(String) as string,
      name: 'CI',
      prefix: 'mrg_token-1',
      scopes: ['read'],
      createdAt: bed.clock.now(),
      expiresAt: new Date('2026-02-04T12:00:00.000Z'),
      lastUsedAt: null,
    });
    expect(bed.apiKeys.all).toMatchObject([{ owner, createdBy: 'user-1', keyHash: sha256(secret) }]);
  });

  it('lasts until it is revoked where no time was given', async () => {
    const { apiKey } = await create.execute(new CreateApiKey(owner, 'user-1', 'CI', ['read']));
    expect(apiKey.expiresAt).toBeNull();
  });

  it('is recorded in the log of its organisation, or of the installation, without its secret', async () => {
    const { apiKey } = await create.execute(new CreateApiKey(owner, 'user-1', 'CI', ['read'], 30));
    const { apiKey: ofOrg } = await create.execute(new CreateApiKey({ orgId: 'org-1' }, 'user-1', 'Bot', ['read']));
    await revoke.execute(new RevokeApiKey({ orgId: 'org-1' }, ofOrg.id));
    expect(bed.audit.entries).toEqual([
      {
        action: 'api-key.created',
        target: { type: 'api-key', id: apiKey.id, label: 'CI' },
        after: { scopes: ['read'], expiresAt: '2026-02-04T12:00:00.000Z' },
      },
      {
        action: 'api-key.created',
        orgId: 'org-1',
        target: { type: 'api-key', id: ofOrg.id, label: 'Bot' },
        after: { scopes: ['read'], expiresAt: null },
      },
      {
        action: 'api-key.revoked',
        orgId: 'org-1',
        target: { type: 'api-key', id: ofOrg.id, label: 'Bot' },
        before: { scopes: ['read'] },
      },
    ]);
  });

  it('gives an owner 25', async () => {
    const another = () => create.execute(new CreateApiKey(owner, 'user-1', 'CI', ['read']));
    for (let i = 0; i < 25; i++) await another();
    await expect(another()).rejects.toMatchObject({ code: 'API_KEY.LIMIT_REACHED' });
    await create.execute(new CreateApiKey({ orgId: 'org-1' }, 'user-1', 'CI', ['read']));
  });

  it.each(['  ', 'a\u0000b', 'x'.repeat(101)])('refuses the name %j', async (name) => {
    const misnamed = create.execute(new CreateApiKey(owner, 'user-1', name, ['read']));
    await expect(misnamed).rejects.toMatchObject({ code: 'REQUEST.INVALID', data: { field: 'name' } });
  });

  it('is revoked by its owner alone', async () => {
    const { apiKey } = await create.execute(new CreateApiKey(owner, 'user-1', 'CI', ['read']));
    for (const [other, id] of [
      [{ userId: 'user-2' }, apiKey.id],
      [{ orgId: 'user-1' }, apiKey.id],
      [owner, 'no-uuid'],
    ] as const) {
      await expect(revoke.execute(new RevokeApiKey(other, id))).rejects.toMatchObject({ code: 'API_KEY.NOT_FOUND' });
    }
    await revoke.execute(new RevokeApiKey(owner, apiKey.id));
    expect(bed.apiKeys.all).toEqual([]);
  });
});
