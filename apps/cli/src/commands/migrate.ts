import { Command } from 'commander';
import { runLocalTask } from '../local-task.ts';

/** `moorage migrate`: brings the database's schema up to date. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the database’s schema up to date (DATABASE_URL)')
    .action(async () => {
      const { applied } = await runLocalTask<{ applied: string[] }>('migrate');
      process.stdout.write(
        applied.length === 0
          ? 'The schema is up to date.\n'
          : `Applied:\n${applied.map((name) => `  ${name}\n`).join('')}`,
      );
    });
}
