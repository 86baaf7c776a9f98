import { dataOf } from '@moorage/api-client';
import { Command } from 'commander';
import { askServer } from '../ask-server.ts';
import { OperatorError } from '../operator-error.ts';
import { organizationId } from '../organization-id.ts';
import { operatorClient } from '../server.ts';

/** `moorage provisioning reconcile`: compares the bots' member lists with the organisations' and repairs what differs. */
export function provisioningCommand(): Command {
  const reconcile = new Command('reconcile')
    .description('compare the bots’ member lists with the organisations’, repair what differs, and report it')
    .option('--org <id or slug>', 'only this organisation (default: all)')
    .action(async ({ org }: { org?: string }) => {
      const client = operatorClient();
      const { items } = await askServer(async () => {
        const body = org === undefined ? {} : { orgId: await organizationId(client, org) };
        return dataOf(client.POST('/api/admin/provisioning/reconcile', { body }));
      });
      process.stdout.write(`${'instance'.padEnd(38)}compared  added  removed  role changed\n`);
      for (const row of items) {
        if (row.error !== undefined) {
          process.stdout.write(`${row.instanceId.padEnd(38)}not compared: ${row.error}\n`);
          continue;
        }
        const numbers = [row.compared, row.added, row.removed, row.roleChanged]
          .map((n, i) => String(n).padStart([8, 7, 9, 14][i] ?? 0))
          .join('');
        process.stdout.write(`${row.instanceId.padEnd(38)}${numbers}\n`);
      }
      const failed = items.filter(({ error }) => error !== undefined).length;
      process.stdout.write(`${count(items.length - failed)} compared.\n`);
      if (failed > 0)
        throw new OperatorError(
          `${count(failed)} could not be compared; the page of the organisation's instance says why.`,
        );
    });
  return new Command('provisioning').description('what bots know of their members').addCommand(reconcile);
}

function count(instances: number): string {
  return `${instances} ${instances === 1 ? 'instance' : 'instances'}`;
}
