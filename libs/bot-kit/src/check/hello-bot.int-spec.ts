import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { checkTable } from './check-table.ts';
import { runChecks } from './run-checks.ts';

const PACKAGE = join(__dirname, '../..');

/** The example that the guide for bot authors points at is a bot that keeps the contract. */
describe('the example bot', () => {
  it('passes the check, as it is written', async () => {
    await promisify(execFile)(process.execPath, [
      join(PACKAGE, '../../node_modules/typescript7/bin/tsc'),
      '-b',
      PACKAGE,
    ]);
    const folder = await mkdtemp(join(tmpdir(), 'hello-bot-'));
    const bot = spawn(process.execPath, [join(PACKAGE, '../../docs/bot-authors/hello-bot.mjs')], {
      env: {
        PORT: '0',
        PROVISION_SECRET: 's3cret',
        PLATFORM_URL: 'http://platform.test',
        DATABASE: join(folder, 'hello.sqlite'),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [line] = (await once(createInterface({ input: bot.stdout }), 'line')) as [string];
      const url = `http://127.0.0.1:${line.split(' ').at(-1)}`;

      const results = await runChecks({ url, secret: 's3cret', members: 100 });

      expect(checkTable(results)).toMatch(/\n\d\d passed, 0 failed$/);
    } finally {
      const exited = once(bot, 'exit');
      bot.kill('SIGTERM');
      expect(await exited).toEqual([0, null]);
      await rm(folder, { recursive: true });
    }
  });
});
