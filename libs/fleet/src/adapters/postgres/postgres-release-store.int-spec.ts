import { openDatabaseHarness } from '@moorage/platform/testing';
import { aNewInstance } from '../../testing/a-new-instance.ts';
import { aBotApp } from '../../testing/a-bot-app.ts';
import { describeReleaseStore } from '../../testing/release-store.contract.ts';
import { PostgresBotAppStore } from './postgres-bot-app-store.ts';
import { PostgresInstanceStore } from './postgres-instance-store.ts';
import { PostgresReleaseStore } from './postgres-release-store.ts';

describeReleaseStore('Postgres', async () => {
  const harness = await openDatabaseHarness();
  const { database, unitOfWork } = harness;
  const instances = new PostgresInstanceStore(database);
  const botApp = await unitOfWork.run(() => new PostgresBotAppStore(database).put(aBotApp()));
  return {
    releases: new PostgresReleaseStore(database),
    unitOfWork,
    anInstance: async (image) => {
      await unitOfWork.run(() => instances.insert(aNewInstance({ botAppId: botApp.id, image })));
      return { botAppId: botApp.id };
    },
    close: () => harness.close(),
  };
});
