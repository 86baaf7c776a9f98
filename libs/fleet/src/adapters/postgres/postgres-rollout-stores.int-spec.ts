import { randomUUID } from 'node:crypto';
import { openDatabaseHarness } from '@moorage/platform/testing';
import { aBotApp } from '../../testing/a-bot-app.ts';
import { describeRolloutStores } from '../../testing/rollout-store.contract.ts';
import { PostgresBotAppStore } from './postgres-bot-app-store.ts';
import { PostgresBotUpdateStore } from './postgres-bot-update-store.ts';
import { PostgresInstanceStore } from './postgres-instance-store.ts';
import { PostgresReleaseStore } from './postgres-release-store.ts';
import { PostgresRolloutBotStore } from './postgres-rollout-bot-store.ts';
import { PostgresRolloutStore } from './postgres-rollout-store.ts';

describeRolloutStores('Postgres', async () => {
  const { database, unitOfWork, close } = await openDatabaseHarness();
  return {
    rollouts: new PostgresRolloutStore(database),
    bots: new PostgresRolloutBotStore(database),
    instances: new PostgresInstanceStore(database),
    updates: new PostgresBotUpdateStore(database),
    unitOfWork,
    aBotApp: () =>
      unitOfWork.run(async () => {
        const { id: botAppId } = await new PostgresBotAppStore(database).put(aBotApp({ key: randomUUID() }));
        const { release } = await new PostgresReleaseStore(database).put({
          id: randomUUID(),
          botAppId,
          digest: 'sha256:two',
          reference: 'ghcr.io/acme/bot@sha256:two',
          detectedAt: new Date(),
        });
        return { botAppId, releaseId: release.id };
      }),
    close,
  };
});
