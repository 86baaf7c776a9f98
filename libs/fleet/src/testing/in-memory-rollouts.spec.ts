import { randomUUID } from 'node:crypto';
import { ImmediateUnitOfWork } from '@moorage/kernel/testing';
import { InMemoryBotUpdateStore } from './in-memory-bot-update-store.ts';
import { InMemoryInstanceStore } from './in-memory-instance-store.ts';
import { InMemoryRolloutBotStore } from './in-memory-rollout-bot-store.ts';
import { InMemoryRolloutStore } from './in-memory-rollout-store.ts';
import { InMemoryRollouts } from './in-memory-rollouts.ts';
import { describeRolloutStores } from './rollout-store.contract.ts';

describeRolloutStores('memory', () => {
  const instances = new InMemoryInstanceStore();
  const updates = new InMemoryBotUpdateStore(() => Promise.resolve(false));
  const all = new InMemoryRollouts({
    instancesAfter: (id) => instances.inOrder(id),
    findInstance: (id) => instances.find(id),
    findUpdate: (id) => updates.find(id),
    findOpenUpdate: (id) => updates.findOpen(id),
  });
  return Promise.resolve({
    rollouts: new InMemoryRolloutStore(all),
    bots: new InMemoryRolloutBotStore(all),
    instances,
    updates,
    unitOfWork: new ImmediateUnitOfWork(),
    aBotApp: () => Promise.resolve({ botAppId: randomUUID(), releaseId: randomUUID() }),
    close: () => Promise.resolve(),
  });
});
