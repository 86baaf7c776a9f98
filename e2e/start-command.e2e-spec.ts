import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, stopwatch } from '@moorage/kernel/testing';
import { freePort } from '@moorage/platform/testing';

const root = join(__dirname, '..');
const READY = 'Moorage is ready';
/** A first start compiles whatever has changed, and makes the database. */
const READY_MS = 120_000;

/** `npm start` as a newcomer meets it: everything embedded, in a data folder of its own. */
describe('npm start', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'moorage-start-'));
  let port: number;
  let address: string;
  const started: Start[] = [];

  beforeAll(async () => {
    port = await freePort();
    address = `http://127.0.0.1:${port}`;
  });

  afterAll(async () => {
    for (const start of started) await start.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  it('sets everything up and says where it is, what runs the bots, and how to sign in', async () => {
    const start = run();
    await start.ready();
    expect(start.output).toContain(`http://localhost:${port}`);
    expect(start.output).toMatch(/Runtime:\s+process/);
    expect(start.output).toMatch(/Demo sign-ins:\n\s+\S+@\S+/);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect(await (await fetch(address)).text()).toContain('<div id="root">');
  });

  it('says so when it runs already', async () => {
    const second = run();
    expect(await second.exitCode()).toBe(1);
    expect(second.output).toContain(`Moorage is running already, from this folder, on http://localhost:${port}`);
  });

  it('says so when another program has its port', async () => {
    const other = new Start(port, { ...process.env, MOORAGE_DATA_DIR: join(dataFolder, 'other') });
    expect(await other.exitCode()).toBe(1);
    expect(other.output).toContain(
      `Port ${port} is taken by another program. Choose one: npm start -- --port ${port + 1}`,
    );
  });

  it('stops cleanly on Ctrl-C, database and all', async () => {
    const [first] = started;
    first!.interrupt();
    expect(await first!.exitCode()).toBe(0);
    await expect(fetch(`${address}/healthz`)).rejects.toThrow();
    expect(() => readFileSync(join(dataFolder, 'postgres/data/postmaster.pid'))).toThrow(/ENOENT/);
  });

  it('is ready again in less than ten seconds, with the data of before', async () => {
    const secrets = readFileSync(join(dataFolder, 'secrets.json'), 'utf8');
    using since = stopwatch();
    const start = run();
    await start.ready();
    expect(since.ms()).toBeLessThan(10_000);
    expect(readFileSync(join(dataFolder, 'secrets.json'), 'utf8')).toBe(secrets);
    expect(start.output).toMatch(/Demo sign-ins:\n\s+\S+@\S+/);
  });

  it('recovers after it was killed: its server and its database were left running', async () => {
    started.at(-1)!.kill();
    await started.at(-1)!.exitCode();
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    const start = run();
    await start.ready();
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    start.interrupt();
    expect(await start.exitCode()).toBe(0);
    await expect(fetch(`${address}/healthz`)).rejects.toThrow();
  });

  function run(): Start {
    const { DATABASE_URL: _, ...environment } = process.env;
    const start = new Start(port, { ...environment, MOORAGE_DATA_DIR: dataFolder, FLEET_RUNTIME: 'process' });
    started.push(start);
    return start;
  }
});

class Start {
  output = '';
  readonly #process: ChildProcess;

  constructor(port: number, env: NodeJS.ProcessEnv) {
    this.#process = spawn(process.execPath, [join(root, 'apps/dev/src/start.mjs'), '--port', String(port)], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString('utf8')));
    }
  }

  async ready(): Promise<void> {
    await eventually(() => this.output.includes(READY) || this.#ended(), READY_MS);
    if (!this.output.includes(READY)) throw new Error(`it ended instead of getting ready:\n${this.output}`);
  }

  async exitCode(): Promise<number | null> {
    if (!this.#ended()) await once(this.#process, 'exit');
    return this.#process.exitCode;
  }

  interrupt(): void {
    this.#process.kill('SIGINT');
  }

  kill(): void {
    this.#process.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    if (this.#ended()) return;
    this.interrupt();
    await this.exitCode();
  }

  #ended(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }
}
