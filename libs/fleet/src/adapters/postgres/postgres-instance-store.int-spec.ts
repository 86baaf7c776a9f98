import { openDatabaseHarness } from '@moorage/platform/testing';
import { aBotApp } from '../../testing/a-bot-app.ts';
import { describeInstanceStore } from '../../testing/instance-store.contract.ts';
import { PostgresBotAppStore } from './postgres-bot-app-store.ts';
import { PostgresInstanceStore } from './postgres-instance-store.ts';

describeInstanceStore('PostgresInstanceStore', async () => {
  const { database, unitOfWork, close } = await openDatabaseHarness();
  const botApp = aBotApp({ image: 'moorage/bot:1' });
  await unitOfWork.run(() => new PostgresBotAppStore(database).put(botApp));
  return {
    store: new PostgresInstanceStore(database),
    commit: (work) => unitOfWork.run(work),
    botAppId: botApp.id,
    close,
  };
});

describe('PostgresBotAppStore', () => {
  it('gives the bot app of a key new values, and keeps its id', async () => {
    const { database, unitOfWork, close } = await openDatabaseHarness();
    try {
      const store = new PostgresBotAppStore(database);
      const put = (id: string, image: string) =>
        unitOfWork.run(() => store.put(aBotApp({ id, image, volumes: ['/data', '/paperclip'] })));
      const first = await put('00000000-0000-7000-8000-000000000001', 'moorage/bot:1');
      const second = await put('00000000-0000-7000-8000-000000000002', 'moorage/bot:2');
      expect(second).toEqual({ ...first, image: 'moorage/bot:2' });
      expect(await store.find(first.id)).toEqual(second);
      expect(await store.findByKey('default')).toEqual(second);
    } finally {
      await close();
    }
  });
});
