import { openDatabaseHarness, type DatabaseHarness } from '@moorage/platform/testing';
import { noticeStoreContract } from '../../testing/notice-store.contract.ts';
import { preferenceStoreContract } from '../../testing/preference-store.contract.ts';
import { PostgresNoticeStore } from './postgres-notice-store.ts';
import { PostgresPreferenceStore } from './postgres-preference-store.ts';

let harness: DatabaseHarness;

beforeAll(async () => {
  harness = await openDatabaseHarness();
});
afterAll(() => harness.close());

describe('PostgresNoticeStore', () => {
  noticeStoreContract(() => ({
    store: new PostgresNoticeStore(harness.database),
    write: (work) => harness.unitOfWork.run(work),
    readAt: async (id) => {
      const [row] = await harness.database.query<{ at: Date | null }>(
        'SELECT read_at AS at FROM notices WHERE id = $1',
        [id],
      );
      return row?.at;
    },
  }));
});

describe('PostgresPreferenceStore', () => {
  preferenceStoreContract(() => ({
    store: new PostgresPreferenceStore(harness.database),
    write: (work) => harness.unitOfWork.run(work),
  }));
});
