import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { runLocalTask } from '../local-task.ts';
import { OperatorError } from '../operator-error.ts';

interface Options {
  readonly email: string;
  readonly name: string;
}

/** `moorage admin create`: makes the first platform admin, or makes an existing person one. */
export function adminCommand(): Command {
  const create = new Command('create')
    .description('make a platform admin; the password is asked for, or read from standard input')
    .requiredOption('--email <address>', 'the address to sign in with')
    .requiredOption('--name <name>', 'the name that others see')
    .action(async ({ email, name }: Options) => {
      await runLocalTask('create-admin', { email, name, password: await readPassword() });
      process.stdout.write(`${email} is a platform admin.\n`);
    });
  return new Command('admin').description('platform admins').addCommand(create);
}

async function readPassword(): Promise<string> {
  const asks = process.stdin.isTTY;
  if (asks) process.stderr.write('Password (12 characters or more; it is not shown): ');
  // Without an output, readline echoes nothing.
  const lines = createInterface({ input: process.stdin, terminal: asks });
  try {
    for await (const line of lines) {
      if (asks) process.stderr.write('\n');
      return line;
    }
  } finally {
    lines.close();
  }
  throw new OperatorError('No password was given: type it, or send it on standard input.');
}
