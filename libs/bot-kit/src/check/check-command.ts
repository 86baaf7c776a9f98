import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { JWK } from 'jose';
import { checkTable } from './check-table.ts';
import { type CheckOptions, runChecks } from './run-checks.ts';

export const USAGE = `Usage: moorage-bot-check <url> --secret <secret> [options]

Runs every row of the contract between Moorage and a bot against a live bot. It makes a company of its own and removes
it at the end; still, point it at a bot for trials.

  --secret <secret>      the bot's PROVISION_SECRET (or set PROVISION_SECRET)
  --page <path>          a page that shows who is acting and who is in the company (default /)
  --members <number>     how many members the bot must bear (default 1000)
  --signing-key <file>   for a bot that verifies assertions: a private Ed25519 JWK whose public half is at its
                         PLATFORM_JWKS_URL; with --issuer (its PLATFORM_URL) and --audience (its PLATFORM_AUDIENCE)

Answers 0 where every row passed, 1 where one failed, 2 where it was called wrongly.`;

/** The command line `moorage-bot-check`. Answers the exit code. */
export async function checkCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  print: (text: string) => void,
): Promise<0 | 1 | 2> {
  let options: CheckOptions;
  try {
    options = await optionsOf(args, environment);
  } catch (error) {
    print(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  const results = await runChecks(options);
  print(checkTable(results));
  return results.every((result) => result.passed) ? 0 : 1;
}

async function optionsOf(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<CheckOptions> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { secret: text, page: text, members: text, 'signing-key': text, issuer: text, audience: text },
  });
  const [url] = positionals;
  if (!url || positionals.length > 1 || !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new Error('Give the address of one bot, such as http://127.0.0.1:3100.');
  }
  const secret = values.secret ?? environment.PROVISION_SECRET;
  if (!secret) throw new Error('Give the secret of the bot with --secret.');
  const members = Number(values.members ?? 1000);
  if (!Number.isInteger(members) || members < 0) throw new Error('--members takes a whole number.');

  const { 'signing-key': file, issuer, audience } = values;
  if (file === undefined) return { url, secret, page: values.page, members };
  if (!issuer || !audience) throw new Error('--signing-key needs --issuer and --audience too.');
  const signingKey = JSON.parse(await readFile(file, 'utf8')) as JWK;
  return { url, secret, page: values.page, members, assertion: { signingKey, issuer, audience } };
}
