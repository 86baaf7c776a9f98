import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { dataOf, type ResponseOf } from '@moorage/api-client';
import {
  ChainVerifier,
  brokenReasons,
  installationChain,
  readLink,
  readProofHeader,
  type ChainFindings,
} from '@moorage/kernel';
import { Command } from 'commander';
import { askServer } from '../ask-server.ts';
import { OperatorError } from '../operator-error.ts';
import { organizationId } from '../organization-id.ts';
import { operatorClient } from '../server.ts';

type Verified = ResponseOf<'/api/admin/audit/verification', 'get'>['items'][number];

interface Options {
  readonly org?: string;
  readonly file?: string;
}

/** `moorage audit verify`: follows the hash chains of the audit logs, at the server or from a file. */
export function auditCommand(): Command {
  const verify = new Command('verify')
    .description('follow the hash chains of the audit logs from end to end; exit code 1 where one is broken')
    .option('--org <id or slug>', 'only this organisation’s (default: all, and the installation’s)')
    .option('--file <path>', 'an export with proofs, verified here without a server')
    .action(({ org, file }: Options) => (file === undefined ? verifyAtServer(org) : verifyFile(file)));
  return new Command('audit').description('what happened, provably').addCommand(verify);
}

async function verifyAtServer(org: string | undefined): Promise<void> {
  const client = operatorClient();
  process.stdout.write(
    `${'log'.padEnd(40)}${'entries'.padStart(9)}${'erased'.padStart(8)}${'pruned'.padStart(8)}  result\n`,
  );
  let chains = 0;
  let broken = 0;
  await askServer(async () => {
    const only = org === undefined ? {} : { org: await organizationId(client, org) };
    for (let cursor: string | undefined; ;) {
      const query = { ...only, ...(cursor !== undefined && { cursor }) };
      const page = await dataOf(client.GET('/api/admin/audit/verification', { params: { query } }));
      for (const chain of page.items) {
        chains += 1;
        if (!chain.ok) broken += 1;
        process.stdout.write(`${lineOf(chain)}\n`);
      }
      cursor = page.nextCursor;
      if (cursor === undefined) return;
    }
  });
  if (broken > 0) throw new OperatorError(`${broken} of ${chains} logs are not what was written.`);
  process.stdout.write(`${chains === 1 ? 'The log is' : `All ${chains} logs are`} what was written.\n`);
}

function lineOf({ chain, organization, entries, erased, pruned, head, broken }: Verified): string {
  const name = organization?.slug ?? (chain === installationChain ? '(installation)' : chain);
  const numbers = `${String(entries).padStart(9)}${String(erased).padStart(8)}${String(pruned).padStart(8)}`;
  const result =
    broken === undefined ? `ok, ends with ${head.seq} ${head.hash}` : `BROKEN at ${broken.seq}: ${broken.detail}`;
  return `${name.padEnd(40)}${numbers}  ${result}`;
}

async function verifyFile(path: string): Promise<void> {
  const { chain, findings } = await findingsOf(path);
  const { entries, erased, pruned, head, broken } = findings;
  const log = chain === installationChain ? 'the installation' : `organisation ${chain}`;
  if (broken !== undefined)
    throw new OperatorError(`The log of ${log} is broken at ${broken.seq}: ${brokenReasons[broken.reason]}`);
  process.stdout.write(
    `The log of ${log} is what was written: ${entries} entries (${erased} erased), ${pruned} pruned.\n` +
      `It ends with ${head.seq} ${head.hash}\n`,
  );
}

/** Reads a line at a time: a log is as long as it is. */
async function findingsOf(path: string): Promise<{ chain: string; findings: ChainFindings }> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
  let chain: string | undefined;
  let verifier: ChainVerifier | undefined;
  try {
    for await (const line of lines) {
      if (verifier === undefined) {
        const header = readProofHeader(line);
        chain = header.chain;
        verifier = new ChainVerifier(header.chain, header.base, header.head);
        continue;
      }
      if (line === '') continue;
      const link = readLink(line);
      if (link === undefined) verifier.addUnreadable();
      else verifier.add(link);
    }
  } catch (error) {
    throw new OperatorError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (chain === undefined || verifier === undefined)
    throw new OperatorError(`${path}: This is not an export with proofs.`);
  return { chain, findings: verifier.end() };
}
