import { randomUUID } from 'node:crypto';
import { openDatabaseHarness } from '@moorage/platform/testing';
import { describeBotUpdateStore } from '../../testing/bot-update-store.contract.ts';
import { PostgresBotAppStore } from './postgres-bot-app-store.ts';
import { PostgresBotUpdateStore } from './postgres-bot-update-store.ts';
import { PostgresInstanceStore } from './postgres-instance-store.ts';
import { PostgresReleaseStore } from './postgres-release-store.ts';

describeBotUpdateStore('Postgres', async () => {
  const { database, unitOfWork, close } = await openDatabaseHarness();
  const instances = new PostgresInstanceStore(database);
  const { id: botAppId } = await unitOfWork.run(() =>
    new PostgresBotAppStore(database).put({
      id: randomUUID(),
      key: 'default',
      name: 'Bot',
      image: 'ghcr.io/acme/bot:stable',
      port: 3100,
      healthPath: '/health',
      volumes: ['/data'],
    }),
  );
  return {
    updates: new PostgresBotUpdateStore(database),
    unitOfWork,
    anInstance: () =>
      unitOfWork.run(async () => {
        const [instanceId, orgId, releaseId] = [randomUUID(), randomUUID(), randomUUID()];
        const createdAt = new Date();
        await instances.insert({
          id: instanceId,
          orgId,
          botAppId,
          slug: `org-${instanceId}`,
          ownerUserId: randomUUID(),
          image: 'ghcr.io/acme/bot:stable',
          sealedSecret: 's',
          createdAt,
        });
        await new PostgresReleaseStore(database).put({
          id: releaseId,
          botAppId,
          digest: `sha256:${releaseId}`,
          reference: `ghcr.io/acme/bot@sha256:${releaseId}`,
          detectedAt: createdAt,
        });
        return { instanceId, orgId, releaseId };
      }),
    deleted: (instanceId) =>
      unitOfWork.run(async () => {
        await instances.change(instanceId, {}, { status: 'DELETING' });
        await instances.change(instanceId, {}, { status: 'DELETED' });
      }),
    close,
  };
});
