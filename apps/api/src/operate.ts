import { NestFactory } from '@nestjs/core';
import { Commands } from '@moorage/platform';
import { DomainError } from '@moorage/kernel';
import { CreatePlatformAdmin } from '@moorage/identity';
import { AppModule } from './app.module.ts';
import { ConfigError, loadConfig, type Config } from './config/config.ts';
import { diagnose } from './diagnose.ts';
import { migrate } from './migrate.ts';

/**
 * The operator's tasks that need the database rather than a running server; `moorage` starts this as a process of its own.
 * Input comes as JSON on standard input, so that a password never stands in a process list. Prints one JSON value.
 * Exit codes: 0 done, 1 refused or failed (with a sentence on standard error), 64 unknown task, 78 bad configuration.
 */
const tasks: Record<string, (config: Config, input: unknown) => Promise<unknown>> = {
  migrate: async (config) => ({ applied: await migrate(config) }),
  'create-admin': (config, input) => createAdmin(config, input as { email: string; name: string; password: string }),
  diagnose: (config) => diagnose(config),
};

async function createAdmin(
  config: Config,
  { email, name, password }: { email: string; name: string; password: string },
): Promise<unknown> {
  // Role `web` works on no jobs: this process only writes the account and leaves.
  const quiet: Config = { ...config, settings: { ...config.settings, role: 'web' }, logLevel: 'silent' };
  const context = await NestFactory.createApplicationContext(AppModule.forRoot(quiet), {
    logger: false,
    abortOnError: false,
  });
  try {
    await context.get(Commands).execute(new CreatePlatformAdmin(email, name, password));
    return { email };
  } finally {
    await context.close();
  }
}

async function readInput(): Promise<unknown> {
  if (process.stdin.isTTY) return {};
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8').trim();
  return text === '' ? {} : JSON.parse(text);
}

function explain(error: unknown): string {
  if (error instanceof DomainError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}

const task = tasks[process.argv[2] ?? ''];
if (task === undefined) {
  process.stderr.write(`There is no such task; these are: ${Object.keys(tasks).join(', ')}\n`);
  process.exit(64);
}
try {
  process.stdout.write(`${JSON.stringify(await task(loadConfig(process.env), await readInput()))}\n`);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = error instanceof ConfigError ? 78 : 1;
}
