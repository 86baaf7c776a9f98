import { openDatabaseHarness, type DatabaseHarness } from '../testing/index.ts';
import { outsideTransaction, violates } from './database.ts';

describe('unit of work', () => {
  let harness: DatabaseHarness;

  beforeAll(async () => {
    harness = await openDatabaseHarness();
    await harness.dataSource.query(
      'CREATE TABLE things (name text CONSTRAINT things_name_key UNIQUE, count int NOT NULL DEFAULT 0)',
    );
  });
  afterAll(() => harness.close());
  beforeEach(() => harness.dataSource.query('TRUNCATE things'));

  const add = (name: string) => harness.database.write('INSERT INTO things (name) VALUES ($1) RETURNING name', [name]);
  const names = async () =>
    (await harness.database.query<{ name: string }>('SELECT name FROM things ORDER BY name')).map((row) => row.name);

  it('refuses a write outside', async () => {
    await expect((async () => add('a'))()).rejects.toThrow('outside a unit of work');
  });

  it('keeps all of it or none', async () => {
    await harness.unitOfWork.run(() => add('a'));
    await expect(
      harness.unitOfWork.run(async () => {
        await add('b');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await names()).toEqual(['a']);
  });

  it('joins the one that is open, so that a nested command falls with the outer one', async () => {
    await expect(
      harness.unitOfWork.run(async () => {
        await harness.unitOfWork.run(() => add('inner'));
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await names()).toEqual([]);
  });

  it('reads its own writes, and leaves them unseen outside', async () => {
    await harness.unitOfWork.run(async () => {
      await add('mine');
      expect(await names()).toEqual(['mine']);
      expect(await outsideTransaction(names)).toEqual([]);
    });
  });

  it('runs prepared statements in it, and outside on whatever connection', async () => {
    const adding = { name: 'test.add', sql: 'INSERT INTO things (name) VALUES ($1) RETURNING name' };
    const listing = { name: 'test.list', sql: 'SELECT name FROM things WHERE count = $1 ORDER BY name' };
    const listed = () => harness.database.query<{ name: string }>(listing, [0]);
    await expect((async () => harness.database.write(adding, ['a']))()).rejects.toThrow('outside a unit of work');
    await harness.unitOfWork.run(async () => {
      for (const name of ['a', 'b']) {
        const added = await harness.database.write(adding, [name]);
        expect(added).toEqual({ rows: [{ name }], count: 1 });
      }
      expect(await listed()).toEqual([{ name: 'a' }, { name: 'b' }]);
      expect(await outsideTransaction(listed)).toEqual([]);
    });
    expect(await listed()).toEqual([{ name: 'a' }, { name: 'b' }]);
    const again = harness.unitOfWork.run(() => harness.database.write(adding, ['a']));
    const error: unknown = await again.catch((failure: unknown) => failure);
    expect(violates(error, 'things_name_key')).toBe(true);
  });

  it('has effects only after the commit', async () => {
    const effects: string[] = [];
    await harness.unitOfWork.run(async () => {
      harness.unitOfWork.afterCommit(() => effects.push('kept'));
      await add('a');
      expect(effects).toEqual([]);
    });
    const failed = harness.unitOfWork.run(() => {
      harness.unitOfWork.afterCommit(() => effects.push('lost'));
      return Promise.reject(new Error('no'));
    });
    await expect(failed).rejects.toThrow('no');
    expect(effects).toEqual(['kept']);
  });

  it('runs the loser of a deadlock again: both end done', async () => {
    await harness.unitOfWork.run(async () => {
      await add('a');
      await add('b');
    });
    const lock = (name: string) =>
      harness.database.write('UPDATE things SET count = count + 1 WHERE name = $1', [name]);
    let waiting = 0;
    let open: () => void = () => undefined;
    const bothHoldOne = new Promise<void>((resolve) => (open = resolve));
    const crosswise = (first: string, second: string) =>
      harness.unitOfWork.run(async () => {
        await lock(first);
        if (++waiting >= 2) open();
        await bothHoldOne;
        await lock(second);
      });
    await Promise.all([crosswise('a', 'b'), crosswise('b', 'a')]);
    expect(await harness.database.query('SELECT name, count FROM things ORDER BY name')).toEqual([
      { name: 'a', count: 2 },
      { name: 'b', count: 2 },
    ]);
  });

  it('tells a violated constraint by its name', async () => {
    await harness.unitOfWork.run(() => add('a'));
    const error: unknown = await harness.unitOfWork.run(() => add('a')).catch((e: unknown) => e);
    expect(violates(error, 'things_name_key')).toBe(true);
    expect(violates(error, 'another')).toBe(false);
  });

  it('counts what a statement changed', async () => {
    await harness.unitOfWork.run(async () => {
      await add('a');
      await add('b');
      expect((await harness.database.write('UPDATE things SET count = 5')).count).toBe(2);
      expect(await harness.database.write('DELETE FROM things WHERE name = $1 RETURNING name', ['a'])).toEqual({
        rows: [{ name: 'a' }],
        count: 1,
      });
    });
  });
});
