import { createEmptyDatabase, type TestDatabase } from '@moorage/platform/testing';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './app.module.ts';
import { migrationOptions } from './migrate.ts';
import { migrations } from '@moorage/migrations';

/** TypeORM asks one connection several things at once when it compares, which pg is going to refuse. */
function askInTurn(dataSource: DataSource): void {
  const createQueryRunner = dataSource.createQueryRunner.bind(dataSource);
  jest.spyOn(dataSource, 'createQueryRunner').mockImplementation((mode) => {
    const runner = createQueryRunner(mode);
    const query = runner.query.bind(runner);
    let last: Promise<unknown> = Promise.resolve();
    jest.spyOn(runner, 'query').mockImplementation((...asked) => {
      const answer = last.then(() => query(...asked));
      last = answer.catch(() => undefined);
      return answer;
    });
    return runner;
  });
}

describe('migrations', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeEach(async () => {
    database = await createEmptyDatabase();
    dataSource = await new DataSource(dataSourceOptions({ databaseUrl: database.url, poolSize: 2 })).initialize();
  });
  afterEach(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const columns = () =>
    dataSource.query<object[]>(
      `SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name <> 'migrations' ORDER BY 1, 2`,
    );
  const indexes = () =>
    dataSource.query<object[]>(
      `SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'migrations' ORDER BY 1, 2`,
    );

  it('are listed oldest first, each once', () => {
    const names = migrations.map((migration) => /\d{14}$/.exec(migration.name)?.[0]);
    expect(names).toEqual([...new Set(names)].sort());
  });

  it('go up, down and up again to the same schema', async () => {
    await dataSource.runMigrations();
    const [before, indexesBefore] = [await columns(), await indexes()];
    expect(before.length).toBeGreaterThan(20);
    for (const _ of migrations) await dataSource.undoLastMigration();
    expect(await columns()).toEqual([]);
    await dataSource.runMigrations();
    expect(await columns()).toEqual(before);
    expect(await indexes()).toEqual(indexesBefore);
  });

  it('may take as long as they need, unlike what somebody waits for', async () => {
    const timeoutOf = async (source: DataSource) =>
      (await source.query<{ statement_timeout: string }[]>('SHOW statement_timeout'))[0]?.statement_timeout;
    expect(await timeoutOf(dataSource)).toBe('30s');
    const migrating = await new DataSource(migrationOptions({ databaseUrl: database.url, poolSize: 1 })).initialize();
    try {
      expect(await timeoutOf(migrating)).toBe('0');
    } finally {
      await migrating.destroy();
    }
  });

  it('make exactly what the entities describe', async () => {
    await dataSource.runMigrations();
    askInTurn(dataSource);
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map((query) => query.query)).toEqual([]);
  });
});
