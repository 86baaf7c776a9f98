import { SqliteSession } from '@moorage/bot-kit';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations.ts';

describe('migrate', () => {
  let session: SqliteSession;
  beforeEach(() => {
    session = new SqliteSession(':memory:');
  });
  afterEach(() => session.close());

  const broken = { version: 99, name: 'broken', sql: 'CREATE TABLE half (id TEXT); CREATE TABLE half (id TEXT)' };

  it('applies every step once', async () => {
    expect(await migrate(session, { apply: true })).toEqual(MIGRATIONS.map(({ name }) => name));
    expect(await migrate(session, { apply: true })).toEqual([]);
  });

  it('stops where steps are pending and it may not apply them', async () => {
    await expect(migrate(session, { apply: false })).rejects.toThrow(/1 access.*PAPERCLIP_MIGRATION_AUTO_APPLY/);
    await migrate(session, { apply: true });
    await expect(migrate(session, { apply: false })).resolves.toEqual([]);
  });

  it('leaves nothing of a step that fails', async () => {
    await expect(migrate(session, { apply: true, migrations: [...MIGRATIONS, broken] })).rejects.toThrow(/half/);

    expect(session.get(`SELECT 1 FROM sqlite_master WHERE name = 'half'`)).toBeUndefined();
    expect(await migrate(session, { apply: true })).toEqual([]);
  });

  it('stops an old build on a newer store', async () => {
    await migrate(session, { apply: true });

    await expect(migrate(session, { apply: true, migrations: MIGRATIONS.slice(0, 1) })).rejects.toThrow(/version 3/);
  });

  it('numbers its steps one after another', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });
});
