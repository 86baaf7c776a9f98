import { randomUUID } from 'node:crypto';
import { openDatabaseHarness } from '@moorage/platform/testing';
import { aNewInstance } from '../../testing/a-new-instance.ts';
import { aBotApp } from '../../testing/a-bot-app.ts';
import { describeBotUpdateStore } from '../../testing/bot-update-store.contract.ts';
import { PostgresBotAppStore } from './postgres-bot-app-store.ts';
import { PostgresBotUpdateStore } from './postgres-bot-update-store.ts';
import { PostgresInstanceStore } from './postgres-instance-store.ts';
import { PostgresReleaseStore } from './postgres-release-store.ts';

describeBotUpdateStore('Postgres', async () => {
  const { database, unitOfWork, close } = await openDatabaseHarness();
  const instances = new PostgresInstanceStore(database);
  const { id: botAppId } = await unitOfWork.run(() => new PostgresBotAppStore(database).put(aBotApp()));
  return {
    updates: new PostgresBotUpdateStore(database),
    unitOfWork,
    anInstance: () =>
      unitOfWork.run(async () => {
        const instance = aNewInstance({ botAppId });
        const releaseId = randomUUID();
        await instances.insert(instance);
        await new PostgresReleaseStore(database).put({
          id: releaseId,
          botAppId,
          digest: `sha256:${releaseId}`,
          reference: `ghcr.io/acme/bot@sha256:${releaseId}`,
          detectedAt: instance.createdAt,
        });
        return { instanceId: instance.id, orgId: instance.orgId, releaseId };
      }),
    deleted: (instanceId) =>
      unitOfWork.run(async () => {
        await instances.change(instanceId, {}, { status: 'DELETING' });
        await instances.change(instanceId, {}, { status: 'DELETED' });
      }),
    close,
  };
});
