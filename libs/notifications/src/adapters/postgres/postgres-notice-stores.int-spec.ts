import { randomUUID } from 'node:crypto';
import { eventually } from '@moorage/kernel/testing';
import { openDatabaseHarness, type DatabaseHarness } from '@moorage/platform/testing';
import { newNotice } from '../../testing/new-notice.ts';
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

  it('forgets of an organisation what is being told at that moment, too', async () => {
    const store = new PostgresNoticeStore(harness.database);
    const orgId = randomUUID();
    const [held, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const telling = harness.unitOfWork.run(async () => {
      await store.holdOrganization(orgId);
      held.resolve();
      await goOn.promise;
      await store.add(newNotice({ orgId }));
    });
    await held.promise;
    const forgetting = harness.unitOfWork.run(() => store.forgetOrganization(orgId));
    await eventually(async () => {
      const waiting = await harness.database.query(
        `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      return waiting.length > 0;
    });
    goOn.resolve();
    await Promise.all([telling, forgetting]);
    expect(await harness.database.query('SELECT 1 FROM notices WHERE org_id = $1', [orgId])).toEqual([]);
  });
});

describe('PostgresPreferenceStore', () => {
  preferenceStoreContract(() => ({
    store: new PostgresPreferenceStore(harness.database),
    write: (work) => harness.unitOfWork.run(work),
  }));
});
