import { ApiKeyStore, type NewApiKey } from '../application/ports/api-key-store.port.ts';
import type { ApiKeyOwner } from '../domain/api-key.ts';

/** API keys as a list, by the rules of the port. */
export class InMemoryApiKeyStore extends ApiKeyStore {
  private keys: NewApiKey[] = [];

  get all(): readonly NewApiKey[] {
    return this.keys;
  }

  override add(key: NewApiKey, limit: number): Promise<boolean> {
    const live = this.keys.filter(
      ({ owner, expiresAt }) => isSame(owner, key.owner) && (expiresAt === null || expiresAt > key.createdAt),
    );
    if (live.length >= limit) return Promise.resolve(false);
    this.keys.push(key);
    return Promise.resolve(true);
  }

  override remove(owner: ApiKeyOwner, id: string): Promise<NewApiKey | undefined> {
    const removed = this.keys.find((key) => key.id === id && isSame(key.owner, owner));
    this.keys = this.keys.filter((key) => key !== removed);
    return Promise.resolve(removed);
  }

  override deleteExpired(now: Date): Promise<number> {
    const kept = this.keys.filter(({ expiresAt }) => expiresAt === null || expiresAt >= now);
    const deleted = this.keys.length - kept.length;
    this.keys = kept;
    return Promise.resolve(deleted);
  }
}

function isSame(a: ApiKeyOwner, b: ApiKeyOwner): boolean {
  return 'userId' in a ? 'userId' in b && a.userId === b.userId : 'orgId' in b && a.orgId === b.orgId;
}
