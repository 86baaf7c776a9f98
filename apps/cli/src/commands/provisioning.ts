import { ProblemError, dataOf } from '@moorage/api-client';
import { Command } from 'commander';
import { OperatorError } from '../operator-error.ts';
import { operatorClient } from '../server.ts';

/** `moorage provisioning reconcile`: compares the bots' member lists with the organisations' and repairs what differs. */
export function provisioningCommand(): Command {
  const reconcile = new Command('reconcile')
    .description('compare the bots’ member lists with the organisations’, repair what differs, and report it')
    .option('--org <id or slug>', 'only this organisation (default: all)')
    .action(async ({ org }: { org?: string }) => {
      const { items } = await askServer(() => dataOf(operatorClient().POST('/api/admin/provisioning/reconcile', { body: org === undefined ? {} : { orgId: org } })));
      process.stdout.write(`${'instance'.padEnd(38)}compared  added  removed  role changed\n`);
      for (const row of items) {
        const numbers = [row.compared, row.added, row.removed, row.roleChanged].map((n, i) => String(n).padStart([8, 7, 9, 14][i] ?? 0)).join('');
        process.stdout.write(`${row.instanceId.padEnd(38)}${numbers}\n`);
      }
      process.stdout.write(`${items.length} ${items.length === 1 ? 'instance' : 'instances'} compared.\n`);
    });
  return new Command('provisioning').description('what bots know of their members').addCommand(reconcile);
}

async function askServer<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ProblemError) throw new OperatorError(`${error.code}: ${error.detail ?? error.title}`);
    throw error;
  }
}
