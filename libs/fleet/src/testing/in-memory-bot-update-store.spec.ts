import { randomUUID } from 'node:crypto';
import { ImmediateUnitOfWork } from '@moorage/kernel/testing';
import { describeBotUpdateStore } from './bot-update-store.contract.ts';
import { InMemoryBotUpdateStore } from './in-memory-bot-update-store.ts';

describeBotUpdateStore('memory', () => {
  const gone = new Set<string>();
  return Promise.resolve({
    updates: new InMemoryBotUpdateStore((instanceId) => Promise.resolve(gone.has(instanceId))),
    unitOfWork: new ImmediateUnitOfWork(),
    anInstance: () => Promise.resolve({ instanceId: randomUUID(), orgId: randomUUID(), releaseId: randomUUID() }),
    deleted: (instanceId) => {
      gone.add(instanceId);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  });
});
