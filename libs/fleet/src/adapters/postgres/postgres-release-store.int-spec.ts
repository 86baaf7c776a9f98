import { randomUUID } from 'node:crypto';
import { openDatabaseHarness } from '@moorage/platform/testing';
import { describeReleaseStore } from '../../testing/release-store.contract.ts';
import { PostgresBotAppStore } from './postgres-bot-app-store.ts';
import { PostgresInstanceStore } from './postgres-instance-store.ts';
import { PostgresReleaseStore } from './postgres-release-store.ts';

describeReleaseStore('Postgres', async () => {
  const harness = await openDatabaseHarness();
  const { database, unitOfWork } = harness;
  const instances = new PostgresInstanceStore(database);
  const botApp = await unitOfWork.run(() =>
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
    releases: new PostgresReleaseStore(database),
    unitOfWork,
    anInstance: async (image) => {
      const id = randomUUID();
      await unitOfWork.run(() =>
        instances.insert({
          id,
          orgId: randomUUID(),
          botAppId: botApp.id,
          slug: `org-${id.slice(0, 8)}`,
          ownerUserId: randomUUID(),
          image,
          sealedSecret: 's',
          createdAt: new Date(),
        }),
      );
      return { botAppId: botApp.id };
    },
    close: () => harness.close(),
  };
});
