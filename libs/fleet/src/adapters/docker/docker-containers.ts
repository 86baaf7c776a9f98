import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import type {
  Address,
  ContainerHealth,
  ContainerSpec,
  ContainerState,
  ContainerStats,
  ContainerStatus,
} from '../../application/ports/container-runtime.port.ts';
import { HttpHealthProbe } from '../health/http-health-probe.ts';
import { containerFingerprint } from '../container-fingerprint.ts';
import { parseDigestReference } from '../../domain/image-reference.ts';
import { ownershipLabels } from '../../domain/resource-names.ts';
import { runtimeErrors } from '../../domain/runtime-errors.ts';
import { containerLabels, containerOptions, type HealthCheckTiming, runsAsRoot } from './container-options.ts';
import { type DockerEngine, engineError, statusOf, unlessStatus } from './docker-engine.ts';
import type { DockerImages } from './docker-images.ts';
import type { BotReach, DockerNetworks } from './docker-networks.ts';
import type { DockerVolumes } from './docker-volumes.ts';

interface Neighbours {
  readonly images: DockerImages;
  readonly volumes: DockerVolumes;
  readonly networks: DockerNetworks;
}

/** The life of a bot's container on a Docker Engine. */
export class DockerContainers {
  private readonly probe = new HttpHealthProbe();

  constructor(
    private readonly engine: DockerEngine,
    private readonly neighbours: Neighbours,
    private readonly reach: BotReach,
    private readonly health: HealthCheckTiming,
  ) {}

  async create(spec: ContainerSpec): Promise<void> {
    const { engineName, info } = await this.neighbours.images.held(spec.image);
    if (runsAsRoot(info.Config.User)) throw runtimeErrors.imageRunsAsRoot(spec.image);
    if (await this.existsAlike(spec)) return;
    // The engine would make a missing volume by itself, without our labels.
    for (const { volume } of spec.volumes) {
      if (!(await this.neighbours.volumes.exists(volume))) throw runtimeErrors.volumeNotFound(volume);
    }
    if (!(await this.neighbours.networks.exists(spec.network))) throw runtimeErrors.networkNotFound(spec.network);
    const options = containerOptions(spec, engineName, this.reach, this.health, await this.engine.cpus());
    const deadline = Date.now() + nameWaitMilliseconds;
    while (!(await this.createUnlessNameTaken(options))) {
      // The name is the engine's key, so of several callers exactly one succeeds. It is taken before the container can be
      // seen, and given back if that creation fails, so both are asked for again.
      if (await this.existsAlike(spec)) return;
      if (Date.now() > deadline)
        throw runtimeErrors.failed(`The name ${spec.name} stays taken, and no container has it.`);
      await delay(20);
    }
  }

  async start(name: string): Promise<void> {
    const network = (await this.existing(name)).Config.Labels[containerLabels.network];
    if (network) await this.neighbours.networks.join(network);
    await this.mustExist(name, this.engine.calls.getContainer(name).start(), alreadySo);
  }

  async stop(name: string, timeoutSeconds: number): Promise<void> {
    await this.mustExist(name, this.engine.transfers.getContainer(name).stop({ t: timeoutSeconds }), alreadySo);
  }

  async restart(name: string, timeoutSeconds: number): Promise<void> {
    await this.mustExist(name, this.engine.transfers.getContainer(name).restart({ t: timeoutSeconds }));
  }

  /** `v` takes along anonymous volumes, which an image may declare; named ones stay. */
  async remove(name: string): Promise<void> {
    await unlessStatus([404], this.engine.transfers.getContainer(name).remove({ force: true, v: true }));
  }

  async inspect(name: string): Promise<ContainerStatus> {
    const info = await this.find(name);
    if (!info)
      return { state: 'missing', health: 'none', imageDigest: null, address: null, exitCode: null, startedAt: null };
    const state = stateOf(info.State.Status);
    const runs = state === 'running';
    const address = runs ? this.addressOf(info) : null;
    if (runs) await this.neighbours.networks.join(info.Config.Labels[containerLabels.network]!);
    return {
      state,
      health: runs ? await this.healthOf(info, address) : 'none',
      imageDigest: parseDigestReference(info.Config.Labels[containerLabels.image]!).digest,
      address,
      exitCode: runs || state === 'created' ? null : info.State.ExitCode,
      startedAt: runs ? new Date(info.State.StartedAt) : null,
    };
  }

  /** API: GET /containers/{id}/stats with `stream=false`, which takes a second: the engine measures twice for the processor. */
  async stats(name: string): Promise<ContainerStats> {
    const info = await this.existing(name);
    const nothing = {
      cpuPercent: 0,
      memoryBytes: 0,
      memoryLimitBytes: 0,
      pids: 0,
      networkReceivedBytes: null,
      networkSentBytes: null,
    };
    if (stateOf(info.State.Status) !== 'running') return nothing;
    const sample = await this.mustExist(name, this.engine.calls.getContainer(name).stats({ stream: false }));
    if (!sample) return nothing;
    const networks = Object.values(sample.networks ?? {});
    return {
      cpuPercent: cpuPercentOf(sample),
      memoryBytes: memoryOf(sample.memory_stats),
      memoryLimitBytes: info.HostConfig.Memory ?? 0,
      pids: sample.pids_stats?.current ?? 0,
      networkReceivedBytes: networks.reduce((sum, { rx_bytes }) => sum + rx_bytes, 0),
      networkSentBytes: networks.reduce((sum, { tx_bytes }) => sum + tx_bytes, 0),
    };
  }

  /** Errors: RUNTIME.CONTAINER_NOT_FOUND, also for a container that isn't Moorage's. */
  private async existing(name: string): Promise<Docker.ContainerInspectInfo> {
    const info = await this.find(name);
    if (!info) throw runtimeErrors.containerNotFound(name);
    return info;
  }

  private async find(name: string): Promise<Docker.ContainerInspectInfo | undefined> {
    const info = await unlessStatus([404], this.engine.calls.getContainer(name).inspect());
    return info?.Config.Labels?.[ownershipLabels.instance] ? info : undefined;
  }

  private async existsAlike(spec: ContainerSpec): Promise<boolean> {
    const existing = await this.find(spec.name);
    if (existing && existing.Config.Labels[containerLabels.spec] !== containerFingerprint(spec))
      throw runtimeErrors.containerDiffers(spec.name);
    return existing !== undefined;
  }

  private async createUnlessNameTaken(options: Docker.ContainerCreateOptions): Promise<boolean> {
    return (await unlessStatus([409], this.engine.calls.createContainer(options))) !== undefined;
  }

  private async mustExist<T>(name: string, call: Promise<T>, fine: readonly number[] = []): Promise<T | undefined> {
    try {
      return await call;
    } catch (error) {
      const status = statusOf(error);
      if (status !== undefined && fine.includes(status)) return undefined;
      throw status === 404 ? runtimeErrors.containerNotFound(name) : engineError(error);
    }
  }

  /** As the engine found it, with the image's own Node; asked from here where the image has none to ask with. */
  private async healthOf(info: Docker.ContainerInspectInfo, address: Address | null): Promise<ContainerHealth> {
    const health = healthOf(info.State.Health?.Status);
    const url = (info.Config as { Healthcheck?: { Test?: string[] } }).Healthcheck?.Test?.at(-1);
    if (health !== 'unhealthy' || address === null || url === undefined || !lacksNode(info)) return health;
    const path = new URL(url).pathname;
    return (await this.probe.waitUntilHealthy({ address, path }, askMilliseconds)).healthy ? 'healthy' : 'unhealthy';
  }

  private addressOf(info: Docker.ContainerInspectInfo): Address | null {
    const port = Object.keys(info.Config.ExposedPorts ?? {})[0] ?? '';
    if (this.reach.kind === 'loopback') {
      const published = info.NetworkSettings.Ports[port]?.[0];
      return published ? { host: published.HostIp, port: Number(published.HostPort) } : null;
    }
    const host = info.NetworkSettings.Networks[info.Config.Labels[containerLabels.network]!]?.IPAddress;
    return host ? { host, port: Number.parseInt(port, 10) } : null;
  }
}

/** How long another caller may take to create a container whose name it has taken. */
const nameWaitMilliseconds = 10_000;

/** How long a bot may take to give a good answer, where the engine can't ask it. */
const askMilliseconds = 1_000;

/** API: 304, the container is started (stopped) already. */
const alreadySo = [304];

/** API: the state's `Status` is one of created, running, paused, restarting, removing, exited, dead. */
function stateOf(status: string): ContainerState {
  if (status === 'created' || status === 'restarting') return status;
  return status === 'running' || status === 'paused' ? 'running' : 'stopped';
}

function healthOf(status: string | undefined): ContainerHealth {
  return status === 'healthy' || status === 'unhealthy' ? status : 'starting';
}

/** Whether the last check failed because there was no Node to run it with. (In the words of runc and of crun.) */
function lacksNode({ State: { Health: health } }: Docker.ContainerInspectInfo): boolean {
  return /"node": executable file not found|executable file `node` not found/.test(health?.Log.at(-1)?.Output ?? '');
}

/** The formula of the engine's API documentation for /containers/{id}/stats. */
function cpuPercentOf({ cpu_stats: now, precpu_stats: before }: Docker.ContainerStats): number {
  const used = now.cpu_usage.total_usage - before.cpu_usage.total_usage;
  const passed = now.system_cpu_usage - (before.system_cpu_usage ?? 0);
  return passed > 0 && used > 0 ? (used / passed) * (now.online_cpus || 1) * 100 : 0;
}

/** Pages of files that the kernel can drop at any time aren't the bot's need. (cgroup v1 and v2 name them differently.) */
function memoryOf({ usage, stats }: Docker.MemoryStats): number {
  const droppable =
    (stats as unknown as Record<string, number> | undefined)?.['total_inactive_file'] ?? stats?.inactive_file ?? 0;
  return Math.max(0, usage - droppable);
}
