import { constants } from 'node:fs';
import { access, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import {
  ContainerRuntime,
  type ContainerSpec,
  type ContainerStats,
  type ContainerStatus,
  type EngineInfo,
  type ImageDetails,
  type ImageKeeping,
  type LogLine,
  type LogOptions,
  type NetworkSpec,
  type OwnedResource,
  type VolumeSpec,
} from '../../application/ports/container-runtime.port.ts';
import type { ImageAllowlist } from '../../domain/image-allowlist.ts';
import { assertResourceName } from '../../domain/resource-names.ts';
import { runtimeErrors } from '../../domain/runtime-errors.ts';
import { isMissing, readJsonFile, writeJsonFile } from './json-file.ts';
import { ProcessContainers } from './process-containers.ts';
import { ProcessImageStore } from './process-image-store.ts';
import { type HealthCheckTiming, layoutOf } from './process-layout.ts';
import { removeTree } from './remove-tree.ts';
import { ProcessVolumes } from './process-volumes.ts';

export interface ProcessRuntimeOptions {
  /** The folder that holds everything; see `layoutOf`. Only its owner may read it, for it holds the bots' environments. */
  readonly root: string;
  readonly allowlist: ImageAllowlist;
  readonly healthCheck?: HealthCheckTiming;
}

/** More often than on Docker, where each question starts a process; here it is one request. */
const defaultHealthCheck: HealthCheckTiming = {
  intervalSeconds: 10,
  timeoutSeconds: 5,
  retries: 3,
  startPeriodSeconds: 60,
};

/** No restore of a volume takes longer. */
const abandonedAfterHours = 24;

/**
 * The container runtime without an engine: a bot is a child process with its own folders. It is for laptops and demonstrations,
 * where all bots are trusted alike, because a process is no container:
 * - a network is a name; bots can reach each other's ports, and each other's files, as the same user;
 * - of the limits only memory is imposed, as a bound on the JavaScript heap; extra hosts are ignored;
 * - `PORT` is a free port of the machine rather than the specified one, and a volume mounted at `/data` is found at
 *   `$MOORAGE_VOLUME_ROOT/data`.
 * What a bot gets of the environment is what it was given, PATH, and these two; nothing of Moorage's own.
 */
export class ProcessContainerRuntime extends ContainerRuntime {
  override readonly kind = 'process';
  readonly images: ProcessImageStore;
  private readonly root: string;
  private readonly folders: ReturnType<typeof layoutOf>;
  private readonly volumes: ProcessVolumes;
  private readonly containers: ProcessContainers;

  constructor({ root, allowlist, healthCheck = defaultHealthCheck }: ProcessRuntimeOptions) {
    super();
    this.root = resolve(root);
    this.folders = layoutOf(this.root);
    this.images = new ProcessImageStore(this.root, allowlist);
    this.volumes = new ProcessVolumes(this.root);
    this.containers = new ProcessContainers(
      this.root,
      this.images,
      this.volumes,
      (name) => this.networkExists(name),
      healthCheck,
    );
  }

  /** For Ctrl-C: ends all bots, which `resumeAll` starts again. A Moorage that is killed leaves them running, as Docker does. */
  async stopAll(timeoutSeconds = 10): Promise<void> {
    await this.containers.haltAll(timeoutSeconds);
  }

  /**
   * For the start of Moorage: adopts the bots that still run and starts those that should. It also clears away what a killed
   * process left half-made. Errors: none; a bot that can't be started shows as stopped and keeps nobody else from starting.
   * What went wrong is the answer.
   */
  async resumeAll(): Promise<Error[]> {
    await this.clearAbandoned();
    return this.containers.resumeAll().then(
      () => [],
      (failure: AggregateError) => failure.errors as Error[],
    );
  }

  override async ping(): Promise<EngineInfo> {
    try {
      await mkdir(this.root, { recursive: true, mode: 0o700 });
      await access(this.root, constants.R_OK | constants.W_OK | constants.X_OK);
    } catch (error) {
      throw runtimeErrors.unavailable(`its folder can't be used (${(error as NodeJS.ErrnoException).code})`);
    }
    return { kind: 'process', version: process.version };
  }

  override resolveImage(reference: string): Promise<ImageDetails> {
    return this.images.resolve(reference);
  }

  override pullImage(digestReference: string): Promise<ImageDetails> {
    return this.images.pull(digestReference);
  }

  override readFileFromImage(digestReference: string, path: string, maxBytes: number): Promise<Buffer> {
    return this.images.readFile(digestReference, path, maxBytes);
  }

  /** Nothing clears bundles away. */
  override async keepImage({ image, volumes }: ImageKeeping): Promise<void> {
    await this.images.held(image);
    for (const volume of volumes) if (!(await this.volumes.exists(volume))) throw runtimeErrors.volumeNotFound(volume);
  }

  override releaseImage(_name: string): Promise<void> {
    return Promise.resolve();
  }

  override async createVolume(spec: VolumeSpec): Promise<void> {
    assertResourceName(spec.name);
    await this.volumes.create(spec);
  }

  override async removeVolume(name: string): Promise<void> {
    assertResourceName(name);
    const users = (await this.containers.list()).filter(({ spec }) =>
      spec.volumes.some(({ volume }) => volume === name),
    );
    if (users.length > 0) throw runtimeErrors.inUse('volume', name);
    await this.volumes.remove(name);
  }

  override async archiveVolume(name: string): Promise<Readable> {
    assertResourceName(name);
    return this.volumes.archive(name);
  }

  override async restoreVolume(spec: VolumeSpec, content: Readable): Promise<void> {
    assertResourceName(spec.name);
    await this.volumes.restore(spec, content);
  }

  override async createNetwork(spec: NetworkSpec): Promise<void> {
    assertResourceName(spec.name);
    await mkdir(this.folders.networks, { recursive: true });
    if (!(await this.networkExists(spec.name))) await writeJsonFile(this.networkFile(spec.name), spec);
  }

  override async removeNetwork(name: string): Promise<void> {
    assertResourceName(name);
    if ((await this.containers.list()).some(({ spec }) => spec.network === name))
      throw runtimeErrors.inUse('network', name);
    await rm(this.networkFile(name), { force: true });
  }

  override async createContainer(spec: ContainerSpec): Promise<void> {
    assertResourceName(spec.name);
    await this.containers.create(spec);
  }

  override async startContainer(name: string): Promise<void> {
    assertResourceName(name);
    await this.containers.start(name);
  }

  override async stopContainer(name: string, timeoutSeconds: number): Promise<void> {
    assertResourceName(name);
    await this.containers.stop(name, timeoutSeconds);
  }

  override async restartContainer(name: string, timeoutSeconds: number): Promise<void> {
    assertResourceName(name);
    await this.containers.restart(name, timeoutSeconds);
  }

  override async removeContainer(name: string): Promise<void> {
    assertResourceName(name);
    await this.containers.remove(name);
  }

  override async inspectContainer(name: string): Promise<ContainerStatus> {
    assertResourceName(name);
    return this.containers.inspect(name);
  }

  override async *streamLogs(name: string, options: LogOptions = {}): AsyncIterable<LogLine> {
    assertResourceName(name);
    yield* this.containers.logs(name, options);
  }

  override async containerStats(name: string): Promise<ContainerStats> {
    assertResourceName(name);
    return this.containers.stats(name);
  }

  override async listOwned(installationId: string, instanceId?: string): Promise<OwnedResource[]> {
    const [containers, networks, volumes] = await Promise.all([
      this.containers.list(),
      this.listNetworks(),
      this.volumes.list(),
    ]);
    const all: OwnedResource[] = [
      ...containers.map(({ spec: { name, owner } }) => ({ kind: 'container' as const, name, owner })),
      ...networks.map(({ name, owner }) => ({ kind: 'network' as const, name, owner })),
      ...volumes.map(({ name, owner }) => ({ kind: 'volume' as const, name, owner })),
    ];
    return all.filter(
      ({ owner }) =>
        owner.installationId === installationId && (instanceId === undefined || owner.instanceId === instanceId),
    );
  }

  private async clearAbandoned(): Promise<void> {
    const oldest = Date.now() - abandonedAfterHours * 3_600_000;
    const unfinished = await readdir(this.folders.building).catch(noneIfMissing);
    for (const path of unfinished.map((name) => join(this.folders.building, name))) {
      // What is younger may be another process's work in hand.
      const info = await stat(path).catch(() => undefined);
      if (info && info.mtimeMs < oldest) await removeTree(path);
    }
  }

  private async networkExists(name: string): Promise<boolean> {
    return (await readJsonFile(this.networkFile(name))) !== undefined;
  }

  private async listNetworks(): Promise<NetworkSpec[]> {
    const files = await readdir(this.folders.networks).catch(noneIfMissing);
    const found = await Promise.all(
      files
        .filter((file) => file.endsWith('.json'))
        .map((file) => readJsonFile<NetworkSpec>(join(this.folders.networks, file))),
    );
    return found.filter((network) => network !== undefined);
  }

  private networkFile(name: string): string {
    return join(this.folders.networks, `${name}.json`);
  }
}

function noneIfMissing(error: unknown): string[] {
  if (!isMissing(error)) throw error;
  return [];
}
