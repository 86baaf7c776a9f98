import { randomUUID } from 'node:crypto';
import { RandomIds, SystemClock } from '@moorage/kernel';
import { openDatabaseHarness } from '@moorage/platform/testing';
import { describeRolloutStores } from '../../testing/rollout-store.contract.ts';
import { pathToUpdateStatus } from '../../testing/path-to-update-status.ts';
import { PostgresBotAppStore } from './postgres-bot-app-store.ts';
import { PostgresBotUpdateStore } from './postgres-bot-update-store.ts';
import { PostgresInstanceStore } from './postgres-instance-store.ts';
import { PostgresReleaseStore } from './postgres-release-store.ts';
import { PostgresRolloutBotStore } from './postgres-rollout-bot-store.ts';
import { PostgresRolloutStore } from './postgres-rollout-store.ts';

describeRolloutStores('Postgres', async () => {
  const { database, unitOfWork, close } = await openDatabaseHarness();
  const instances = new PostgresInstanceStore(database);
  const updates = new PostgresBotUpdateStore(database);
  const ids = new RandomIds(new SystemClock());
  let clock = Date.now();
  return {
    rollouts: new PostgresRolloutStore(database),
    bots: new PostgresRolloutBotStore(database),
    unitOfWork,
    aBotApp: () =>
      unitOfWork.run(async () => {
        const key = randomUUID();
        const { id: botAppId } = await new PostgresBotAppStore(database).put({
          id: key,
          key,
          name: 'Bot',
          image: 'ghcr.io/acme/bot:stable',
          port: 3100,
          healthPath: '/health',
          volumes: ['/data'],
        });
        const { release } = await new PostgresReleaseStore(database).put({
          id: randomUUID(),
          botAppId,
          digest: 'sha256:two',
          reference: 'ghcr.io/acme/bot@sha256:two',
          detectedAt: new Date(),
        });
        return { botAppId, releaseId: release.id };
      }),
    anInstance: (botAppId, image) =>
      unitOfWork.run(async () => {
        // Of the same millisecond, ids have no order.
        clock += 1;
        const id = new RandomIds({ now: () => new Date(clock) }).uuid();
        const orgId = randomUUID();
        await instances.insert({
          ...{ id, orgId, botAppId, image },
          slug: `org-${id}`,
          ownerUserId: randomUUID(),
          sealedSecret: 's',
          createdAt: new Date(),
        });
        await instances.change(id, {}, { digest: 'sha256:one' });
        return { instanceId: id, orgId };
      }),
    anUpdate: (of) =>
      unitOfWork.run(async () => {
        const id = ids.uuid();
        const createdAt = new Date();
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
            createdAt,
          },
          createdAt,
        );
        return id;
      }),
    becomes: (id, status) =>
      unitOfWork.run(async () => {
        for (const [from, to] of pathToUpdateStatus(status)) await updates.change(id, [from], { status: to });
      }),
    runs: async (instanceId, digest) => void (await unitOfWork.run(() => instances.change(instanceId, {}, { digest }))),
    deleted: (instanceId) =>
      unitOfWork.run(async () => {
        await instances.change(instanceId, {}, { status: 'DELETING' });
        await instances.change(instanceId, {}, { status: 'DELETED' });
      }),
    close,
  };
});
