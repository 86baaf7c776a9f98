import { randomUUID } from 'node:crypto';
import { accountRepositoryContract } from './account-repository.contract.ts';
import { apiKeyStoreContract } from './api-key-store.contract.ts';
import { domainClaimStoreContract } from './domain-claim-store.contract.ts';
import { InMemoryAccountRepository } from './in-memory-account-repository.ts';
import { InMemoryApiKeyStore } from './in-memory-api-key-store.ts';
import { InMemoryDomainClaimStore } from './in-memory-domain-claim-store.ts';
import { InMemoryOneTimeTokenStore } from './in-memory-one-time-token-store.ts';
import { InMemorySessionStore } from './in-memory-session-store.ts';
import { oneTimeTokenStoreContract } from './one-time-token-store.contract.ts';
import { sessionStoreContract } from './session-store.contract.ts';
import type { StoreHarness } from './store-harness.ts';

/** A new store for each test. */
function inMemory<Store>(make: () => Store): () => StoreHarness<Store> {
  let store: Store;
  beforeEach(() => {
    store = make();
  });
  return () => ({
    store,
    write: (work) => work(),
    account: () => Promise.resolve(randomUUID()),
    clear: () => Promise.resolve(),
  });
}

describe('InMemoryAccountRepository', () => {
  accountRepositoryContract(inMemory(() => new InMemoryAccountRepository()));
});

describe('InMemoryOneTimeTokenStore', () => {
  oneTimeTokenStoreContract(inMemory(() => new InMemoryOneTimeTokenStore()));
});

describe('InMemorySessionStore', () => {
  sessionStoreContract(inMemory(() => new InMemorySessionStore()));
});

describe('InMemoryApiKeyStore', () => {
  apiKeyStoreContract(inMemory(() => new InMemoryApiKeyStore()));
});

describe('InMemoryDomainClaimStore', () => {
  domainClaimStoreContract(inMemory(() => new InMemoryDomainClaimStore()));
});
