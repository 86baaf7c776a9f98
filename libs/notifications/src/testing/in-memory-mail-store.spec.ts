import { InMemoryMailStore } from './in-memory-mail-store.ts';
import { mailStoreContract } from './mail-store.contract.ts';

describe('InMemoryMailStore', () => {
  const store = new InMemoryMailStore();
  mailStoreContract(() => ({
    store,
    write: (work) => work(),
    read: (id) => {
      const mail = store.find(id);
      if (mail === undefined) throw new Error('There is no such mail');
      const { state, text, html, error, sentAt } = mail;
      return Promise.resolve({ state, text, html, error, sentAt });
    },
  }));
});
