import { InMemorySnapshotStore } from './in-memory-snapshot-store.ts';
import { describeSnapshotStore } from './snapshot-store.contract.ts';

describeSnapshotStore('memory', () =>
  Promise.resolve({ snapshots: new InMemorySnapshotStore(), close: () => Promise.resolve() }),
);
