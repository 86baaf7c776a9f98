import { openDatabaseHarness, type DatabaseHarness } from '@moorage/platform/testing';
import { mailStoreContract, type StoredState } from '../../testing/mail-store.contract.ts';
import { PostgresMailStore } from './postgres-mail-store.ts';

describe('PostgresMailStore', () => {
  let harness: DatabaseHarness;
  let store: PostgresMailStore;

  beforeAll(async () => {
    harness = await openDatabaseHarness();
    store = new PostgresMailStore(harness.database);
  });
  afterAll(() => harness.close());

  mailStoreContract(() => ({
    store,
    write: (work) => harness.unitOfWork.run(work),
    read: async (id) => {
      const [row] = await harness.database.query<StoredState>(
        'SELECT state, text_body AS text, html_body AS html, error, sent_at AS "sentAt" FROM mails WHERE id = $1',
        [id],
      );
      if (row === undefined) throw new Error('There is no such mail');
      return row;
    },
  }));
});
