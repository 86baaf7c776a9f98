import { Logger } from '@nestjs/common';
import { eventually } from '@moorage/kernel/testing';
import { openDatabaseHarness, type DatabaseHarness } from '../testing/index.ts';
import { PostgresBroadcast } from './postgres-broadcast.ts';

describe('PostgresBroadcast', () => {
  let harness: DatabaseHarness;
  let here: PostgresBroadcast;
  let there: PostgresBroadcast;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    harness = await openDatabaseHarness();
    here = new PostgresBroadcast(harness.database, harness.dataSource, harness.unitOfWork);
    there = new PostgresBroadcast(harness.database, harness.dataSource, harness.unitOfWork);
    await Promise.all([here.onApplicationBootstrap(), there.onApplicationBootstrap()]);
  });
  afterAll(async () => {
    await Promise.all([here.onApplicationShutdown(), there.onApplicationShutdown()]);
    await harness.close();
  });

  function listen(replica: PostgresBroadcast): object[] {
    const heard: object[] = [];
    replica.on('access', (message) => heard.push(message));
    return heard;
  }

  it('reaches every replica, the sender too', async () => {
    const [mine, theirs] = [listen(here), listen(there)];
    await here.send('access', { userId: 'u1' });
    await eventually(() => mine.length === 1 && theirs.length === 1);
    expect(theirs).toEqual([{ userId: 'u1' }]);
  });

  it('speaks at the commit, and never of what was rolled back', async () => {
    const heard = listen(there);
    const rolledBack = harness.unitOfWork.run(async () => {
      await here.send('access', { userId: 'never' });
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    await harness.unitOfWork.run(async () => {
      await here.send('access', { userId: 'committed' });
      await harness.database.query('SELECT 1');
      expect(heard).toEqual([]);
    });
    await eventually(() => heard.length > 0);
    expect(heard).toEqual([{ userId: 'committed' }]);
  });

  it('has told its own process by the time the unit of work is done, and once only', async () => {
    const [mine, theirs] = [listen(here), listen(there)];
    await harness.unitOfWork.run(() => here.send('access', { userId: 'u2' }));
    expect(mine).toEqual([{ userId: 'u2' }]);
    await eventually(() => theirs.length === 1);
    await here.send('access', { userId: 'last' });
    await eventually(() => theirs.length === 2);
    expect(mine).toEqual([{ userId: 'u2' }, { userId: 'last' }]);
  });

  it('lets neither the sender nor another listener fall with a listener that fails', async () => {
    const complaint = jest.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
    const stop = here.on('access', () => {
      throw new Error('a broken listener');
    });
    const [mine, theirs] = [listen(here), listen(there)];
    await harness.unitOfWork.run(() => here.send('access', { userId: 'u3' }));
    expect(mine).toEqual([{ userId: 'u3' }]);
    await eventually(() => theirs.length === 1);
    await there.send('access', { userId: 'u4' });
    await eventually(() => mine.length === 2);
    expect(complaint).toHaveBeenCalledTimes(2);
    stop();
    complaint.mockRestore();
  });

  it('says when it went deaf, and hears again after the connection came back', async () => {
    const states: string[] = [];
    here.onConnection((state) => states.push(state));
    await harness.dataSource.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'moorage-broadcast' AND datname = current_database()`,
    );
    await eventually(() => states.includes('lost'));
    await eventually(() => states.includes('restored'));
    expect(here.isConnected()).toBe(true);
    const heard = listen(here);
    await there.send('access', { orgId: 'o1' });
    await eventually(() => heard.length === 1);
  });
});
