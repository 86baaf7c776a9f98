import { describeInstanceStore } from './instance-store.contract.ts';
import { InMemoryInstanceStore } from './in-memory-instance-store.ts';

describeInstanceStore('InMemoryInstanceStore', () =>
  Promise.resolve({
    store: new InMemoryInstanceStore(),
    commit: (work) => work(),
    botAppId: '00000000-0000-7000-8000-0000000000aa',
    close: () => Promise.resolve(),
  }),
);
