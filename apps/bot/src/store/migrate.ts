import type { SqliteSession } from '@moorage/bot-kit';
import { type Migration, MIGRATIONS } from './migrations.ts';

/**
 * Brings the store to the schema of this build, each step in its own transaction. Answers the steps that were applied.
 * @throws Error where steps are pending and may not be applied, or where the store is of a newer build than this one
 */
export async function migrate(
  session: SqliteSession,
  { apply, migrations = MIGRATIONS }: { apply: boolean; migrations?: readonly Migration[] },
): Promise<string[]> {
  const applied = appliedVersions(session);
  const newest = Math.max(...migrations.map(({ version }) => version));
  const foreign = applied.filter((version) => version > newest);
  if (foreign.length > 0) {
    throw new Error(
      `The store is at version ${Math.max(...foreign)}, this build knows up to ${newest}. Run the newer build.`,
    );
  }

  const pending = migrations.filter(({ version }) => !applied.includes(version));
  if (pending.length > 0 && !apply) {
    const names = pending.map(({ version, name }) => `${version} ${name}`).join(', ');
    throw new Error(`The store needs migrations: ${names}. Set PAPERCLIP_MIGRATION_AUTO_APPLY=true to apply them.`);
  }
  for (const { version, name, sql } of pending) {
    await session.transaction(() => {
      session.exec(
        `CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT`,
      );
      session.exec(sql);
      session.run('INSERT INTO schema_migrations (version, name) VALUES (?, ?)', version, name);
    });
  }
  return pending.map(({ name }) => name);
}

function appliedVersions(session: SqliteSession): number[] {
  const known = session.get(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'`);
  if (!known) return [];
  return session.all<{ version: number }>('SELECT version FROM schema_migrations').map(({ version }) => version);
}
