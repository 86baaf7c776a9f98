import { randomUUID } from 'node:crypto';
import { FixedClock, ImmediateUnitOfWork, SequentialIds } from '@moorage/kernel/testing';
import { InMemoryBotUpdateStore } from './in-memory-bot-update-store.ts';
import { InMemoryInstanceStore } from './in-memory-instance-store.ts';
import { InMemoryRolloutBotStore } from './in-memory-rollout-bot-store.ts';
import { InMemoryRolloutStore } from './in-memory-rollout-store.ts';
import { InMemoryRollouts } from './in-memory-rollouts.ts';
import { pathToUpdateStatus } from './path-to-update-status.ts';
import { describeRolloutStores } from './rollout-store.contract.ts';

describeRolloutStores('memory', async () => {
  const clock = new FixedClock();
  const ids = new SequentialIds();
  const instances = new InMemoryInstanceStore();
  const updates = new InMemoryBotUpdateStore(() => Promise.resolve(false));
  const all = new InMemoryRollouts({
    instancesAfter: (id) => instances.inOrder(id),
    findInstance: (id) => instances.find(id),
    findUpdate: (id) => updates.find(id),
    findOpenUpdate: (id) => updates.findOpen(id),
  });
  return {
    rollouts: new InMemoryRolloutStore(all),
    bots: new InMemoryRolloutBotStore(all),
    unitOfWork: new ImmediateUnitOfWork(),
    aBotApp: () => Promise.resolve({ botAppId: randomUUID(), releaseId: randomUUID() }),
    anInstance: async (botAppId, image) => {
      const [id, orgId] = [ids.uuid(), randomUUID()];
      const createdAt = clock.now();
      await instances.insert({
        ...{ id, orgId, botAppId, image, createdAt },
        slug: id,
        ownerUserId: orgId,
        sealedSecret: 's',
      });
      await instances.change(id, {}, { digest: 'sha256:one' });
      return { instanceId: id, orgId };
    },
    anUpdate: async (of) => {
      const id = ids.uuid();
      await updates.insert(
        {
          ...of,
          id,
          wave: 1,
          strategy: 'RollingWave',
          actorUserId: null,
          healthTimeoutSeconds: 120,
          retriesLeft: 0,
          referenceBefore: 'r/bot@sha256:one',
          referenceAfter: 'r/bot@sha256:two',
          digestBefore: 'sha256:one',
          digestAfter: 'sha256:two',
          versionBefore: null,
          versionAfter: null,
          wasRunning: true,
          generationBefore: 1,
          createdAt: clock.now(),
        },
        clock.now(),
      );
      return id;
    },
    becomes: async (id, status) => {
      for (const [from, to] of pathToUpdateStatus(status)) await updates.change(id, [from], { status: to });
    },
    runs: async (instanceId, digest) => void (await instances.change(instanceId, {}, { digest })),
    deleted: async (instanceId) => {
      await instances.change(instanceId, {}, { status: 'DELETING' });
      await instances.change(instanceId, {}, { status: 'DELETED' });
    },
    close: () => Promise.resolve(),
  };
});
