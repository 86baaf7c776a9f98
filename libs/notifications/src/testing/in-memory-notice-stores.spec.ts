import { InMemoryNoticeStore } from './in-memory-notice-store.ts';
import { InMemoryPreferenceStore } from './in-memory-preference-store.ts';
import { noticeStoreContract } from './notice-store.contract.ts';
import { preferenceStoreContract } from './preference-store.contract.ts';

describe('InMemoryNoticeStore', () => {
  let store: InMemoryNoticeStore;
  beforeEach(() => (store = new InMemoryNoticeStore()));

  noticeStoreContract(() => ({
    store,
    write: (work) => work(),
    readAt: (id) => Promise.resolve(store.all.find((notice) => notice.id === id)?.readAt),
  }));
});

describe('InMemoryPreferenceStore', () => {
  let store: InMemoryPreferenceStore;
  beforeEach(() => (store = new InMemoryPreferenceStore()));

  preferenceStoreContract(() => ({ store, write: (work) => work() }));
});
