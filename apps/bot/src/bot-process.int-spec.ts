import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { startMemoryBot } from '@moorage/bot-kit/testing';
import { headersOf, HOSTED, PLATFORM_URL, SECRET, userOf } from './testing/started-bot.ts';

const run = promisify(execFile);
const ROOT = join(__dirname, '../../..');
const CHECK = join(ROOT, 'libs/bot-kit/bin/moorage-bot-check.mjs');
const ada = { userId: 'ada', name: 'Ada Łęcka' };

/** The bundle is built once and started as a process, as an image and the process runtime do. */
describe('the bundled bot', () => {
  let folder: string;
  let bundle: string;
  const running: ChildProcess[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bot-bundle-'));
    bundle = join(folder, 'app');
    await run(process.execPath, [join(ROOT, 'apps/bot/src/bundle.ts'), bundle], {
      env: { ...process.env, BOT_COMMIT: 'abc1234' },
    });
    await run(process.execPath, [join(ROOT, 'node_modules/typescript7/bin/tsc'), '-b', join(ROOT, 'libs/bot-kit')]);
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map(stop));
    await rm(join(folder, 'volumes'), { recursive: true, force: true });
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function start(environment: Record<string, string> = HOSTED): Promise<{ url: string; child: ChildProcess }> {
    const child = spawn(process.execPath, [join(bundle, 'server.mjs')], {
      env: {
        PORT: '0',
        MOORAGE_VOLUME_ROOT: join(folder, 'volumes'),
        PAPERCLIP_MIGRATION_AUTO_APPLY: 'true',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running.push(child);
    for await (const line of createInterface({ input: child.stdout })) {
      const port = /listens on port (\d+)/.exec(line)?.[1];
      if (port) return { url: `http://127.0.0.1:${port}`, child };
    }
    throw new Error('The bot ended before it listened.');
  }

  async function stop(child: ChildProcess): Promise<number | null> {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    return (await exited)[0] as number | null;
  }

  async function check(url: string, ...args: string[]): Promise<{ code: number; output: string }> {
    try {
      const { stdout } = await run(process.execPath, [CHECK, url, '--secret', SECRET, ...args]);
      return { code: 0, output: stdout };
    } catch (error) {
      const { code, stdout } = error as { code: number; stdout: string };
      return { code, output: stdout };
    }
  }

  async function provision(url: string): Promise<void> {
    const body = JSON.stringify({ tenantId: 'acme', tenantName: 'Acme', adminUser: userOf(ada) });
    const headers = { authorization: `Bearer ${SECRET}` };
    expect((await fetch(`${url}/internal/provision`, { method: 'POST', headers, body })).ok).toBe(true);
  }

  it('is one file, with its build and a valid changelog beside it', async () => {
    expect((await readdir(bundle)).sort()).toEqual(['build.json', 'changelogs', 'server.mjs']);

    const changelog = JSON.parse(await readFile(join(bundle, 'changelogs/latest.json'), 'utf8')) as object;
    const version = (JSON.parse(await readFile(join(ROOT, 'apps/bot/package.json'), 'utf8')) as { version: string })
      .version;
    expect(changelog).toEqual({
      version,
      date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      sections: expect.arrayContaining([
        { title: expect.stringMatching(/^(New|Improved|Fixed)$/), items: expect.arrayContaining([expect.any(String)]) },
      ]),
    });
    expect(JSON.parse(await readFile(join(bundle, 'build.json'), 'utf8'))).toEqual({ version, commit: 'abc1234' });
  });

  it('passes moorage-bot-check', async () => {
    const { url } = await start();

    const { code, output } = await check(url);

    expect(output).toMatch(/\n\d\d passed, 0 failed\n$/);
    expect(code).toBe(0);
  });

  it('passes it with assertions verified, by keys in a data: address', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const key = join(folder, 'key.json');
    await writeFile(key, JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: 'k' }));
    const keys = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'EdDSA', use: 'sig' }] };
    const { url } = await start({
      ...HOSTED,
      PLATFORM_JWKS_URL: `data:application/json,${encodeURIComponent(JSON.stringify(keys))}`,
      PLATFORM_AUDIENCE: 'bot:1',
    });
    const signing = ['--signing-key', key, '--issuer', PLATFORM_URL, '--audience', 'bot:1'];

    const { code, output } = await check(url, '--members', '5', ...signing);

    expect(output).toContain('pass  assertion: one that speaks of someone else is refused');
    expect(output).toMatch(/\n\d\d passed, 0 failed\n$/);
    expect(code).toBe(0);
  });

  it('would not pass if it answered health with a page', async () => {
    const broken = await startMemoryBot({
      secret: SECRET,
      before: (req, res) => {
        if (req.url !== '/health') return false;
        res.writeHead(200, { 'content-type': 'text/html' }).end('<h1>All fine</h1>');
        return true;
      },
    });

    const { code, output } = await check(broken.url, '--members', '5');
    await broken.close();

    expect(output).toMatch(/^FAIL {2}health: 200 and JSON/);
    expect(output).toMatch(/\n\d\d passed, 1 failed\n$/);
    expect(code).toBe(1);
  });

  it('keeps its data over a restart, and stops by itself when told to', async () => {
    const first = await start();
    await provision(first.url);
    await fetch(`${first.url}/issues`, {
      method: 'POST',
      headers: headersOf(ada),
      body: new URLSearchParams({ title: 'Paint the shed' }),
    });
    // An open stream must not keep the process from ending.
    const events = await fetch(`${first.url}/events`, { headers: headersOf(ada) });
    expect(await stop(first.child)).toBe(0);
    await events.body?.cancel().catch(() => undefined);

    const second = await start();

    const home = await (await fetch(second.url, { headers: headersOf(ada) })).text();
    expect(home).toContain('#1 Paint the shed');
    expect(home).toContain('data-testid="issue-author">Ada Łęcka<');
    expect(home).toContain('data-testid="instance-admin"');
  });

  it('keeps what was committed when it is killed', async () => {
    const first = await start();
    await provision(first.url);
    const killed = once(first.child, 'exit');
    first.child.kill('SIGKILL');
    await killed;

    const second = await start();

    expect((await fetch(second.url, { headers: headersOf(ada) })).status).toBe(200);
  });

  it.each([
    ['without a provision secret', { ...HOSTED, PROVISION_SECRET: '' }, /PROVISION_SECRET is unset/],
    ['without leave to migrate', { ...HOSTED, PAPERCLIP_MIGRATION_AUTO_APPLY: 'false' }, /needs migrations/],
  ])('does not start %s', async (_, environment, sentence) => {
    const refused = run(process.execPath, [join(bundle, 'server.mjs')], {
      env: { PORT: '0', MOORAGE_VOLUME_ROOT: join(folder, 'volumes'), ...environment },
    });

    await expect(refused).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(sentence) });
  });
});
