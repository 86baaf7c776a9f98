import { DataSource, type DataSourceOptions } from 'typeorm';
import { Database, TypeormUnitOfWork } from '../database/database.ts';
import { createTestDatabase } from './test-database.ts';

export interface DatabaseHarness {
  readonly dataSource: DataSource;
  readonly database: Database;
  readonly unitOfWork: TypeormUnitOfWork;
  close(): Promise<void>;
}

/** A fresh database with the parts a Postgres adapter needs, without Nest: for contract suites of repositories. */
export async function openDatabaseHarness(
  entities: NonNullable<DataSourceOptions['entities']> = [],
): Promise<DatabaseHarness> {
  const testDatabase = await createTestDatabase();
  const dataSource = await new DataSource({
    type: 'postgres',
    url: testDatabase.url,
    entities,
    poolSize: 30,
  }).initialize();
  return {
    dataSource,
    database: new Database(dataSource),
    unitOfWork: new TypeormUnitOfWork(dataSource),
    async close() {
      await dataSource.destroy();
      await testDatabase.drop();
    },
  };
}
