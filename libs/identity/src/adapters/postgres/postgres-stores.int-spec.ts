import { eventually } from '@moorage/kernel/testing';
import { openDatabaseHarness, type DatabaseHarness } from '@moorage/platform/testing';
import { accountRepositoryContract } from '../../testing/account-repository.contract.ts';
import { apiKeyStoreContract } from '../../testing/api-key-store.contract.ts';
import { domainClaimStoreContract } from '../../testing/domain-claim-store.contract.ts';
import { newAccount } from '../../testing/new-account.ts';
import { oneTimeTokenStoreContract } from '../../testing/one-time-token-store.contract.ts';
import { sessionStoreContract } from '../../testing/session-store.contract.ts';
import type { StoreHarness } from '../../testing/store-harness.ts';
import { PostgresAccountRepository } from './postgres-account-repository.ts';
import { PostgresApiKeyStore } from './postgres-api-key-store.ts';
import { PostgresDomainClaimStore } from './postgres-domain-claim-store.ts';
import { PostgresOneTimeTokenStore } from './postgres-one-time-token-store.ts';
import { PostgresSessionStore } from './postgres-session-store.ts';

describe('identity on Postgres', () => {
  let harness: DatabaseHarness;

  beforeAll(async () => {
    harness = await openDatabaseHarness();
  });
  afterAll(() => harness.close());

  function onPostgres<Store>(make: (database: DatabaseHarness['database']) => Store): () => StoreHarness<Store> {
    return () => ({
      store: make(harness.database),
      write: (work) => harness.unitOfWork.run(work),
      async account() {
        const account = newAccount();
        await harness.unitOfWork.run(() => new PostgresAccountRepository(harness.database).add(account));
        return account.id;
      },
      clear: () =>
        harness.unitOfWork.run(async () => {
          await harness.database.write('DELETE FROM users');
          await harness.database.write('DELETE FROM domain_claims');
        }),
    });
  }

  describe('PostgresAccountRepository', () => {
    accountRepositoryContract(onPostgres((database) => new PostgresAccountRepository(database)));

    it('waits for a password that is being replaced, and then says no', async () => {
      const { unitOfWork, database } = harness;
      const accounts = new PostgresAccountRepository(database);
      const { id, ...account } = newAccount();
      await unitOfWork.run(() => accounts.add({ ...account, id, passwordHash: 'old' }));
      const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
      const replacing = unitOfWork.run(async () => {
        await accounts.setPassword(id, 'new');
        ask();
        await eventually(async () => {
          const waiting =
            await database.query(`SELECT 1 FROM pg_locks WHERE NOT granted AND locktype IN ('transactionid', 'tuple')
            AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())`);
          return waiting.length > 0;
        });
      });
      await asked;
      expect(await unitOfWork.run(() => accounts.lockWhilePasswordIs(id, 'old'))).toBe(false);
      await replacing;
    });
  });

  describe('PostgresOneTimeTokenStore', () => {
    oneTimeTokenStoreContract(onPostgres((database) => new PostgresOneTimeTokenStore(database)));
  });

  describe('PostgresSessionStore', () => {
    sessionStoreContract(onPostgres((database) => new PostgresSessionStore(database)));
  });

  describe('PostgresDomainClaimStore', () => {
    domainClaimStoreContract(onPostgres((database) => new PostgresDomainClaimStore(database)));
  });

  describe('PostgresApiKeyStore', () => {
    apiKeyStoreContract(onPostgres((database) => new PostgresApiKeyStore(database)));
  });
});
