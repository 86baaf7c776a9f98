import { openDatabaseHarness } from '@moorage/platform/testing';
import { describeMemberSyncStore } from '../../testing/member-sync-store.contract.ts';
import { PostgresMemberSyncStore } from './postgres-member-sync-store.ts';

describeMemberSyncStore('PostgresMemberSyncStore', async () => {
  const { database, unitOfWork, close } = await openDatabaseHarness();
  return { store: new PostgresMemberSyncStore(database), commit: (work) => unitOfWork.run(work), close };
});
