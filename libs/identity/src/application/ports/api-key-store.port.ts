import type { ApiKeyOwner, ApiKeyScope } from '../../domain/api-key.ts';

export interface NewApiKey {
  readonly id: string;
  readonly owner: ApiKeyOwner;
  /** Who made it. */
  readonly createdBy: string;
  readonly name: string;
  readonly prefix: string;
  readonly keyHash: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
}

/** API keys of people and organisations. Writes take part in the ambient transaction. */
export abstract class ApiKeyStore {
  /** Adds the key unless its owner has `limit` live ones; exact however many try at once. */
  abstract add(key: NewApiKey, limit: number): Promise<boolean>;
  /** Deletes a key of this owner, and says which it was; undefined where there is none. */
  abstract remove(
    owner: ApiKeyOwner,
    id: string,
  ): Promise<{ name: string; scopes: readonly ApiKeyScope[] } | undefined>;
  abstract deleteExpired(now: Date): Promise<number>;
}
