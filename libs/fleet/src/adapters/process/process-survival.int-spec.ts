import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@moorage/kernel/testing';
import type { ContainerSpec } from '../../application/ports/container-runtime.port.ts';
import { ImageAllowlist } from '../../domain/image-allowlist.ts';
import { httpFixtureBot } from '../../testing/http-fixture-bot.ts';
import { writeFixtureBundle } from '../../testing/process-fixture-bundle.ts';
import { RuntimeSteps } from '../../testing/runtime-harness.ts';
import { ProcessContainerRuntime } from './process-container-runtime.ts';
import type { KeeperState } from './process-layout.ts';

const image = 'localhost/fixture:1';
const driver = join(import.meta.dirname, '../../testing/process-runtime-driver.ts');
let folder: string;
let root: string;
let runtime: ProcessContainerRuntime;
let steps: RuntimeSteps;
let bot: ReturnType<typeof httpFixtureBot>;
const drivers: ChildProcess[] = [];

const newRuntime = () =>
  new ProcessContainerRuntime({
    root,
    allowlist: ImageAllowlist.of(['localhost']),
    healthCheck: { intervalSeconds: 0.1, timeoutSeconds: 1, retries: 1, startPeriodSeconds: 0 },
  });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'moorage-survival-'));
  root = join(folder, 'runtime');
  runtime = newRuntime();
  steps = new RuntimeSteps(runtime, image);
  bot = httpFixtureBot(runtime);
  await runtime.images.add(await writeFixtureBundle(join(folder, 'bundle')), image);
});
afterEach(async () => {
  for (const process of drivers.splice(0)) process.kill('SIGKILL');
  await steps.removeAll();
  expect(await botProcesses()).toEqual([]);
  await rm(folder, { recursive: true });
});

/** Another Moorage process on the same folder; resolves with what it prints first, `started` if all is well. */
async function anotherMoorage(spec: ContainerSpec): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    [
      '--no-warnings',
      '--experimental-transform-types',
      '--conditions=@moorage/source',
      driver,
      JSON.stringify({ root, spec }),
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  drivers.push(child);
  let complaint = '';
  child.stderr.on('data', (text) => (complaint += String(text)));
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error(complaint))),
  ]);
  return child;
}

/** Every process of the system that runs a bundle of this test. */
async function botProcesses(): Promise<number[]> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(
    numbers.map(async (pid) => ({ pid, command: await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '') })),
  );
  return commands
    .filter(({ command }) => command.includes(join(root, 'images')) && command.includes('server.mjs'))
    .map(({ pid }) => Number(pid));
}

const keeperState = async (name: string) =>
  JSON.parse(await readFile(join(root, 'containers', name, 'state.json'), 'utf8')) as KeeperState;

describe('bots as processes', () => {
  it('outlive a Moorage that is killed, and obey the next one', async () => {
    const spec = await steps.givenSpec();
    const first = await anotherMoorage(spec);
    await eventually(() => bot.whoami(spec.name));
    const { pid } = await bot.whoami(spec.name);
    first.kill('SIGKILL');
    await once(first, 'exit');

    const next = newRuntime();
    await next.resumeAll();
    expect(await bot.whoami(spec.name)).toMatchObject({ pid });
    await expect(next.inspectContainer(spec.name)).resolves.toMatchObject({ state: 'running' });
    await next.stopContainer(spec.name, 5);
    expect(await botProcesses()).toEqual([]);
  });

  it('are never two of one name, though several Moorages start it at once', async () => {
    const spec = await steps.givenSpec();
    await Promise.all([anotherMoorage(spec), anotherMoorage(spec), anotherMoorage(spec)]);
    await eventually(() => bot.whoami(spec.name));
    expect(await botProcesses()).toEqual([(await bot.whoami(spec.name)).pid]);
  });

  it('die with a keeper that is killed, which shows as stopped, and start again', async () => {
    const spec = await steps.givenRunning();
    const { keeper, bot: running } = await keeperState(spec.name);
    process.kill(keeper.pid, 'SIGKILL');
    await eventually(async () => (await botProcesses()).length === 0);
    await expect(runtime.inspectContainer(spec.name)).resolves.toMatchObject({
      state: 'stopped',
      exitCode: null,
      address: null,
    });
    await runtime.resumeAll();
    await eventually(() => bot.whoami(spec.name));
    expect(await botProcesses()).toHaveLength(1);
    expect(await botProcesses()).not.toContain(running!.pid);
  });

  it('too busy to notice the death of their keeper are ended before the next start', async () => {
    const spec = await steps.givenRunning();
    await bot.hang(spec.name);
    await steps.untilHealthIs(spec.name, 'unhealthy');
    const { keeper, bot: busy } = await keeperState(spec.name);
    process.kill(keeper.pid, 'SIGKILL');
    await eventually(async () => (await runtime.inspectContainer(spec.name)).state === 'stopped');
    await runtime.startContainer(spec.name);
    await eventually(() => bot.whoami(spec.name));
    expect(await botProcesses()).toEqual([(await bot.whoami(spec.name)).pid]);
    expect(await botProcesses()).not.toContain(busy!.pid);
  });

  it('are all halted on demand, and those that were wanted come back', async () => {
    const [wanted, stopped] = [await steps.givenRunning(), await steps.givenRunning()];
    await runtime.stopContainer(stopped.name, 5);
    await runtime.stopAll(5);
    expect(await botProcesses()).toEqual([]);
    const next = newRuntime();
    await next.resumeAll();
    await eventually(() => bot.whoami(wanted.name));
    await expect(next.inspectContainer(stopped.name)).resolves.toMatchObject({ state: 'stopped' });
    expect(await botProcesses()).toHaveLength(1);
  });

  it('see nothing of the environment of Moorage', async () => {
    process.env['MOORAGE_TEST_SECRET'] = 'swordfish';
    try {
      const spec = await steps.givenRunning({ env: { GREETING: 'ahoy' } });
      expect(Object.keys(await bot.environment(spec.name)).sort()).toEqual([
        'GREETING',
        'MOORAGE_VOLUME_ROOT',
        'PATH',
        'PORT',
      ]);
    } finally {
      delete process.env['MOORAGE_TEST_SECRET'];
    }
  });

  it('keep their port, and move to another when somebody took it', async () => {
    const spec = await steps.givenRunning();
    const { port } = (await runtime.inspectContainer(spec.name)).address!;
    // No connection that somebody opens meanwhile gets it.
    expect(port).toBeLessThan(32_768);
    await runtime.restartContainer(spec.name, 5);
    await expect(runtime.inspectContainer(spec.name)).resolves.toMatchObject({ address: { port } });

    await runtime.stopContainer(spec.name, 5);
    const squatter = createServer().listen(port, '127.0.0.1');
    await once(squatter, 'listening');
    try {
      await runtime.startContainer(spec.name);
      await eventually(() => bot.whoami(spec.name));
      expect((await runtime.inspectContainer(spec.name)).address!.port).not.toBe(port);
    } finally {
      squatter.close();
    }
  });

  it('are restarted after ever longer pauses, and report that they are', async () => {
    const spec = await steps.givenRunning();
    for (const _ of [1, 2, 3]) {
      const { startedAt } = await eventually(async () => {
        const state = await keeperState(spec.name);
        await bot.crash(spec.name);
        return state;
      });
      await eventually(async () => (await keeperState(spec.name)).startedAt !== startedAt);
    }
    // By now it stays away for long enough to be seen.
    await eventually(async () => {
      await bot.crash(spec.name).catch(() => undefined);
      expect(await runtime.inspectContainer(spec.name)).toMatchObject({
        state: 'restarting',
        exitCode: 3,
        address: null,
      });
      return true;
    });
    await runtime.stopContainer(spec.name, 5);
    await expect(runtime.inspectContainer(spec.name)).resolves.toMatchObject({ state: 'stopped' });
    expect(await botProcesses()).toEqual([]);
  });

  it('tell why their keeper could not begin, which keeps no other from running', async () => {
    const spec = await steps.givenSpec();
    await runtime.createContainer(spec);
    await writeFile(join(root, 'containers', spec.name, 'log'), 'a file where a folder should be');
    const complaint = { code: 'RUNTIME.FAILED', detail: expect.stringContaining('EEXIST') };
    await expect(runtime.startContainer(spec.name)).rejects.toMatchObject(complaint);

    const other = await steps.givenRunning();
    await runtime.stopAll(5);
    await expect(newRuntime().resumeAll()).resolves.toEqual([expect.objectContaining(complaint)]);
    await expect(steps.stateOf(other.name)).resolves.toBe('running');
  });

  it('keep their environment where only its owner can read it', async () => {
    const spec = await steps.givenSpec({ env: { PROVISION_SECRET: 'x' } });
    await runtime.createContainer(spec);
    expect((await stat(join(root, 'containers', spec.name))).mode & 0o077).toBe(0);
    expect((await stat(join(root, 'containers', spec.name, 'container.json'))).mode & 0o077).toBe(0);
  });

  it('are unavailable when their folder is', async () => {
    const broken = new ProcessContainerRuntime({
      root: join(folder, 'bundle/server.mjs/under-a-file'),
      allowlist: ImageAllowlist.of([]),
    });
    await expect(broken.ping()).rejects.toMatchObject({ code: 'RUNTIME.UNAVAILABLE' });
  });
});
