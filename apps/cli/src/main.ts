#!/usr/bin/env node
import { Command } from 'commander';
import { adminCommand } from './commands/admin.ts';
import { auditCommand } from './commands/audit.ts';
import { changelogCommand } from './commands/changelog.ts';
import { doctorCommand } from './commands/doctor.ts';
import { hostedScanCommand } from './commands/hosted-scan.ts';
import { migrateCommand } from './commands/migrate.ts';
import { provisioningCommand } from './commands/provisioning.ts';
import { upstreamSyncCommand } from './commands/upstream-sync.ts';
import { OperatorError } from './operator-error.ts';

const program = new Command('moorage')
  .description('The operator’s command line of a Moorage installation.')
  .addCommand(migrateCommand())
  .addCommand(adminCommand())
  .addCommand(doctorCommand())
  .addCommand(provisioningCommand())
  .addCommand(auditCommand())
  .addCommand(changelogCommand())
  .addCommand(hostedScanCommand())
  .addCommand(upstreamSyncCommand());

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
