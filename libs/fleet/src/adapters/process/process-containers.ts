import { spawn } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, extname, join, posix } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type {
  ContainerSpec,
  ContainerStats,
  ContainerStatus,
  LogLine,
  LogOptions,
} from '../../application/ports/container-runtime.port.ts';
import { containerFingerprint } from '../container-fingerprint.ts';
import { parseDigestReference } from '../../domain/image-reference.ts';
import { runtimeErrors } from '../../domain/runtime-errors.ts';
import { isMissing, moveInto, readJsonFile, writeJsonFile } from './json-file.ts';
import { KeyedMutex } from './keyed-mutex.ts';
import { readLog } from './log-file.ts';
import type { ProcessImageStore } from './process-image-store.ts';
import { isAlive, signal } from './process-identity.ts';
import {
  type ContainerRecord,
  containerPaths,
  type HealthCheckTiming,
  keptAlready,
  type KeeperState,
  layoutOf,
} from './process-layout.ts';
import { useOf } from './process-stats.ts';
import type { ProcessVolumes } from './process-volumes.ts';

const pollMilliseconds = 20;
const keeperStartSeconds = 15;
/**
 * Below the ports that systems hand out to connections and to whoever asks for any (Linux from 32768 on, others from 49152 on):
 * somebody would have got one of those by the time its bot listens, or while it is started again.
 */
const botPorts = { from: 21_000, to: 32_767 };
/** What a keeper needs beyond its bot's own time to write its state and go. */
const keeperLeaveSeconds = 3;

/** The life of a container that is a keeper's process and a bot's process; see `bot-keeper.ts` for who does what. */
export class ProcessContainers {
  private readonly folders: ReturnType<typeof layoutOf>;
  private readonly oneAtATime = new KeyedMutex();

  constructor(
    root: string,
    private readonly images: ProcessImageStore,
    private readonly volumes: ProcessVolumes,
    private readonly networkExists: (name: string) => Promise<boolean>,
    private readonly healthCheck: HealthCheckTiming,
  ) {
    this.folders = layoutOf(root);
  }

  create(spec: ContainerSpec): Promise<void> {
    return this.oneAtATime.run(spec.name, async () => {
      const bundle = await this.images.held(spec.image);
      if (await this.existsAlike(spec)) return;
      for (const { volume } of spec.volumes)
        if (!(await this.volumes.exists(volume))) throw runtimeErrors.volumeNotFound(volume);
      if (!(await this.networkExists(spec.network))) throw runtimeErrors.networkNotFound(spec.network);

      const building = join(this.folders.building, randomUUID());
      const paths = containerPaths(building);
      await mkdir(this.folders.containers, { recursive: true });
      await mkdir(building, { recursive: true, mode: 0o700 });
      try {
        await this.linkVolumes(spec, paths.volumeRoot);
        await this.withFreePort(async (port) => {
          const record: ContainerRecord = {
            spec,
            fingerprint: containerFingerprint(spec),
            port,
            wanted: 'stopped',
            bundle,
            healthCheck: this.healthCheck,
          };
          await writeJsonFile(paths.record, record);
          // Somebody else made it meanwhile: a name has one folder, so exactly one of us succeeds.
          if (!(await moveInto(building, this.folder(spec.name)))) await this.existsAlike(spec);
        });
      } finally {
        await rm(building, { recursive: true, force: true });
      }
    });
  }

  start(name: string): Promise<void> {
    return this.oneAtATime.run(name, () => this.startAlone(name));
  }

  stop(name: string, timeoutSeconds: number): Promise<void> {
    return this.oneAtATime.run(name, () => this.stopAlone(name, timeoutSeconds));
  }

  restart(name: string, timeoutSeconds: number): Promise<void> {
    return this.oneAtATime.run(name, async () => {
      await this.stopAlone(name, timeoutSeconds);
      await this.startAlone(name);
    });
  }

  remove(name: string): Promise<void> {
    return this.oneAtATime.run(name, async () => {
      if (!(await this.record(name))) return;
      await this.stopAlone(name, 0);
      await mkdir(this.folders.building, { recursive: true });
      const doomed = join(this.folders.building, randomUUID());
      await rename(this.folder(name), doomed);
      await rm(doomed, { recursive: true });
    });
  }

  async inspect(name: string): Promise<ContainerStatus> {
    const record = await this.record(name);
    if (!record)
      return { state: 'missing', health: 'none', imageDigest: null, address: null, exitCode: null, startedAt: null };
    const imageDigest = parseDigestReference(record.spec.image).digest;
    const state = await this.state(name);
    if (!state)
      return { state: 'created', health: 'none', imageDigest, address: null, exitCode: null, startedAt: null };
    const kept = isAlive(state.keeper);
    if (!kept || state.phase !== 'running' || state.startedAt === null) {
      // Where the keeper was killed, nobody saw how its bot ended.
      const exitCode = !kept && state.phase === 'running' ? null : state.exitCode;
      const phase = kept && state.phase === 'restarting' ? 'restarting' : 'stopped';
      return { state: phase, health: 'none', imageDigest, address: null, exitCode, startedAt: null };
    }
    const address = { host: '127.0.0.1', port: record.port };
    return {
      state: 'running',
      health: state.health,
      imageDigest,
      address,
      exitCode: null,
      startedAt: new Date(state.startedAt),
    };
  }

  async *logs(name: string, options: LogOptions): AsyncIterable<LogLine> {
    await this.existing(name);
    yield* readLog(
      containerPaths(this.folder(name)).log,
      options,
      async () => (await this.inspect(name)).state !== 'running',
    );
  }

  async stats(name: string): Promise<ContainerStats> {
    const { spec } = await this.existing(name);
    const state = await this.state(name);
    const network = { networkReceivedBytes: null, networkSentBytes: null };
    if (!isAlive(state?.bot)) return { cpuPercent: 0, memoryBytes: 0, pids: 0, memoryLimitBytes: 0, ...network };
    return { ...(await useOf(state.bot.pid)), memoryLimitBytes: spec.limits.memoryBytes, ...network };
  }

  async list(): Promise<ContainerRecord[]> {
    const names = await readdir(this.folders.containers).catch((error: unknown) =>
      isMissing(error) ? [] : Promise.reject(error),
    );
    return (await Promise.all(names.map((name) => this.record(name)))).filter((record) => record !== undefined);
  }

  /** Ends all processes, but not what is wanted of them: `resumeAll` starts them again. */
  async haltAll(timeoutSeconds: number): Promise<void> {
    const names = (await this.list()).map(({ spec }) => spec.name);
    await all(names.map((name) => this.oneAtATime.run(name, () => this.endKeeper(name, timeoutSeconds))));
  }

  /** Starts what should run and doesn't: after a reboot, a halt, or the death of a keeper. */
  async resumeAll(): Promise<void> {
    const wanted = (await this.list()).filter((record) => record.wanted === 'running');
    await all(wanted.map(({ spec }) => this.start(spec.name)));
  }

  private async startAlone(name: string): Promise<void> {
    await this.existing(name);
    const deadline = Date.now() + keeperStartSeconds * 1000;
    while (!isAlive((await this.state(name))?.keeper)) {
      if (Date.now() > deadline) throw runtimeErrors.failed(`The keeper of ${name} did not come up.`);
      await this.withFreePort(async (free) => {
        const record = await this.existing(name);
        const port = (await isFree(record.port)) ? record.port : free;
        await writeJsonFile(containerPaths(this.folder(name)).record, {
          ...record,
          port,
          wanted: 'running',
        } satisfies ContainerRecord);
      });
      const exitCode = await this.spawnKeeper(name);
      // Somebody else's keeper is there, or on its way out; the loop's condition tells which.
      if (exitCode === keptAlready) await delay(pollMilliseconds);
      else if (exitCode) {
        throw runtimeErrors.failed(`The keeper of ${name} ended with ${exitCode}: ${await this.keeperComplaint(name)}`);
      }
    }
    while ((await this.state(name))?.phase === 'starting' && Date.now() < deadline) await delay(pollMilliseconds);
  }

  private async keeperComplaint(name: string): Promise<string> {
    return (await readFile(containerPaths(this.folder(name)).keeperLog, 'utf8')).slice(-2000);
  }

  /** Resolves once the keeper has written that it is there, or with its exit code. */
  private async spawnKeeper(name: string): Promise<number | undefined> {
    const program = join(import.meta.dirname, `bot-keeper${extname(import.meta.filename)}`);
    await using complaints = await open(containerPaths(this.folder(name)).keeperLog, 'w', 0o600);
    const keeper = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, this.folder(name)], {
      // In a session of its own, so that neither Moorage's death nor a Ctrl-C in its terminal reaches it.
      detached: true,
      stdio: ['ignore', 'ignore', complaints.fd],
      cwd: this.folder(name),
      // Nothing of Moorage's own environment: what isn't there can't leak.
      env: { PATH: process.env['PATH'] },
      windowsHide: true,
    });
    keeper.unref();
    let exitCode: number | undefined;
    keeper.on('exit', (code) => (exitCode = code ?? 1));
    keeper.on('error', () => (exitCode = 1));
    const deadline = Date.now() + keeperStartSeconds * 1000;
    while (exitCode === undefined && Date.now() < deadline) {
      const state = await this.state(name);
      if (state?.keeper.pid === keeper.pid && state?.phase !== 'starting') return undefined;
      await delay(pollMilliseconds);
    }
    return exitCode;
  }

  private async stopAlone(name: string, timeoutSeconds: number): Promise<void> {
    const record = await this.existing(name);
    // Written before looking for a keeper; see there.
    if (record.wanted !== 'stopped')
      await writeJsonFile(containerPaths(this.folder(name)).record, {
        ...record,
        wanted: 'stopped',
      } satisfies ContainerRecord);
    await this.endKeeper(name, timeoutSeconds);
  }

  private async endKeeper(name: string, timeoutSeconds: number): Promise<void> {
    const gone = async (seconds: number): Promise<boolean> => {
      const deadline = Date.now() + seconds * 1000;
      while (isAlive((await this.state(name))?.keeper)) {
        if (Date.now() >= deadline) return false;
        await delay(pollMilliseconds);
      }
      return true;
    };
    signal((await this.state(name))?.keeper, 'SIGTERM');
    if (!(await gone(timeoutSeconds))) {
      // The bot first: its keeper sees it end, writes that down and goes.
      signal((await this.state(name))?.bot, 'SIGKILL');
      if (!(await gone(keeperLeaveSeconds))) signal((await this.state(name))?.keeper, 'SIGKILL');
    }
    // A keeper that was killed may have left its bot.
    const state = await this.state(name);
    signal(state?.bot, 'SIGKILL');
    while (isAlive(state?.bot)) await delay(pollMilliseconds);
  }

  private async linkVolumes(spec: ContainerSpec, volumeRoot: string): Promise<void> {
    await mkdir(volumeRoot, { recursive: true });
    for (const { volume, path } of spec.volumes) {
      if (!path.startsWith('/') || posix.normalize(path) !== path || path === '/')
        throw runtimeErrors.failed(`${path} is no absolute path to mount a volume at.`);
      const link = join(volumeRoot, path);
      await mkdir(dirname(link), { recursive: true });
      await symlink(this.volumes.contentOf(volume), link, 'junction');
    }
  }

  /** One at a time, so that two containers don't take the same port while neither listens yet. */
  private withFreePort<T>(use: (port: number) => Promise<T>): Promise<T> {
    return this.oneAtATime.run('/ports', async () => {
      const taken = new Set((await this.list()).map(({ port }) => port));
      let port: number;
      do port = randomInt(botPorts.from, botPorts.to + 1);
      while (taken.has(port) || !(await isFree(port)));
      return use(port);
    });
  }

  private async existsAlike(spec: ContainerSpec): Promise<boolean> {
    const existing = await this.record(spec.name);
    if (existing && existing.fingerprint !== containerFingerprint(spec))
      throw runtimeErrors.containerDiffers(spec.name);
    return existing !== undefined;
  }

  private async existing(name: string): Promise<ContainerRecord> {
    const record = await this.record(name);
    if (!record) throw runtimeErrors.containerNotFound(name);
    return record;
  }

  private record(name: string): Promise<ContainerRecord | undefined> {
    return readJsonFile(containerPaths(this.folder(name)).record);
  }

  private state(name: string): Promise<KeeperState | undefined> {
    return readJsonFile(containerPaths(this.folder(name)).state);
  }

  private folder(name: string): string {
    return join(this.folders.containers, name);
  }
}

/** Waits for all, whatever becomes of one; only then it fails with what failed. */
async function all(work: Promise<void>[]): Promise<void> {
  const failures = (await Promise.allSettled(work)).filter((outcome) => outcome.status === 'rejected');
  if (failures.length > 0) throw new AggregateError(failures.map(({ reason }) => reason as unknown));
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
