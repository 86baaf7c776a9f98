import { InMemoryMemberSyncStore } from './in-memory-member-sync-store.ts';
import { describeMemberSyncStore } from './member-sync-store.contract.ts';

describeMemberSyncStore('InMemoryMemberSyncStore', () =>
  Promise.resolve({ store: new InMemoryMemberSyncStore(), commit: (work) => work(), close: () => Promise.resolve() }),
);
