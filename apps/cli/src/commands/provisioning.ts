import { ProblemError, dataOf, type MoorageClient } from '@moorage/api-client';
import { Command } from 'commander';
import { OperatorError } from '../operator-error.ts';
import { operatorClient, serverUrl } from '../server.ts';

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

/** The id of the organisation that is named by its id or slug, as the admin section finds it. */
async function organizationId(client: MoorageClient, org: string): Promise<string> {
  const wanted = org.toLowerCase();
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(wanted)) return wanted;
  const { items } = await dataOf(
    client.GET('/api/admin/organizations', { params: { query: { search: wanted, limit: 100 } } }),
  );
  const found = items.find(({ slug }) => slug === wanted);
  if (found === undefined) throw new OperatorError(`There is no organisation "${org}".`);
  return found.id;
}

async function askServer<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'CLIENT.UNREACHABLE') {
      throw new OperatorError(`Nothing answers at ${serverUrl()}; start it, or set MOORAGE_URL.`);
    }
    if (error instanceof ProblemError) throw new OperatorError(`${error.code}: ${error.detail ?? error.title}`);
    throw error;
  }
}
