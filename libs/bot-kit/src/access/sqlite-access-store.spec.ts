import { SqliteSession } from '../store/sqlite-session.ts';
import { accessStoreContract } from '../testing/access-store-contract.ts';
import { SQLITE_ACCESS_SCHEMA, SqliteAccessStore } from './sqlite-access-store.ts';

const sessions: SqliteSession[] = [];
afterEach(() => sessions.splice(0).forEach((session) => session.close()));

accessStoreContract('SqliteAccessStore', () => {
  const session = new SqliteSession(':memory:');
  sessions.push(session);
  session.exec(SQLITE_ACCESS_SCHEMA);
  return new SqliteAccessStore(session);
});
