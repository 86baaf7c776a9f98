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
import { runtimeErrors } from '../../domain/runtime-errors.ts';
import { assertResourceName, ownerOf, ownershipLabels } from '../../domain/resource-names.ts';
import { defaultHealthCheck, type HealthCheckTiming } from './container-options.ts';
import { DockerContainers } from './docker-containers.ts';
import { DockerEngine, type DockerEngineAddress, type EnginePatience, orEngineError } from './docker-engine.ts';
import { DockerImages } from './docker-images.ts';
import { dockerLogs } from './docker-logs.ts';
import { type BotReach, DockerNetworks } from './docker-networks.ts';
import { DockerVolumes } from './docker-volumes.ts';
import { HelperContainers } from './helper-containers.ts';

export interface DockerRuntimeOptions {
  readonly engine: DockerEngineAddress;
  readonly allowlist: ImageAllowlist;
  /** Default: `loopback`. */
  readonly reach?: BotReach;
  readonly healthCheck?: HealthCheckTiming;
  readonly patience?: Partial<EnginePatience>;
}

/** The container runtime on a Docker Engine, API 1.41 (Engine 20.10) or newer, by its socket or TCP with TLS. */
export class DockerContainerRuntime extends ContainerRuntime {
  override readonly kind = 'docker';
  private readonly engine: DockerEngine;
  private readonly images: DockerImages;
  private readonly volumes: DockerVolumes;
  private readonly networks: DockerNetworks;
  private readonly containers: DockerContainers;

  constructor({
    engine,
    allowlist,
    reach = { kind: 'loopback' },
    healthCheck = defaultHealthCheck,
    patience,
  }: DockerRuntimeOptions) {
    super();
    this.engine = new DockerEngine(engine, patience);
    const helpers = new HelperContainers(this.engine);
    this.images = new DockerImages(this.engine, allowlist, helpers);
    this.volumes = new DockerVolumes(this.engine, helpers);
    this.networks = new DockerNetworks(this.engine, reach);
    this.containers = new DockerContainers(
      this.engine,
      { images: this.images, volumes: this.volumes, networks: this.networks },
      reach,
      healthCheck,
    );
  }

  override async ping(): Promise<EngineInfo> {
    return { kind: 'docker', ...(await this.engine.ping()) };
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

  override async keepImage(keeping: ImageKeeping): Promise<void> {
    assertResourceName(keeping.name);
    // The engine would make a missing volume by itself, without our labels.
    for (const volume of keeping.volumes)
      if (!(await this.volumes.exists(volume))) throw runtimeErrors.volumeNotFound(volume);
    await this.images.keep(keeping);
  }

  override async releaseImage(name: string): Promise<void> {
    assertResourceName(name);
    await this.images.release(name);
  }

  override async createVolume(spec: VolumeSpec): Promise<void> {
    assertResourceName(spec.name);
    await this.volumes.create(spec);
  }

  override async removeVolume(name: string): Promise<void> {
    assertResourceName(name);
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
    await this.networks.create(spec);
  }

  override async removeNetwork(name: string): Promise<void> {
    assertResourceName(name);
    await this.networks.remove(name);
  }

  override async reachBots(installationId: string): Promise<void> {
    await this.networks.joinAll(installationId);
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
    yield* dockerLogs(this.engine, name, options);
  }

  override async containerStats(name: string): Promise<ContainerStats> {
    assertResourceName(name);
    return this.containers.stats(name);
  }

  /** API: the three list calls, filtered by label. */
  override async listOwned(installationId: string, instanceId?: string): Promise<OwnedResource[]> {
    const label = [
      `${ownershipLabels.installation}=${installationId}`,
      ...(instanceId ? [`${ownershipLabels.instance}=${instanceId}`] : []),
    ];
    const filters = { label };
    const [containers, networks, { Volumes: volumes }] = await orEngineError(
      Promise.all([
        this.engine.calls.listContainers({ all: true, filters }),
        this.engine.calls.listNetworks({ filters }),
        this.engine.calls.listVolumes({ filters }),
      ]),
    );
    return [
      ...containers.flatMap(({ Names, Labels }) => owned('container', Names[0]!.slice(1), Labels)),
      ...networks.flatMap(({ Name, Labels }) => owned('network', Name, Labels)),
      ...(volumes ?? []).flatMap(({ Name, Labels }) => owned('volume', Name, Labels)),
    ];
  }
}

function owned(kind: OwnedResource['kind'], name: string, labels: Record<string, string> | undefined): OwnedResource[] {
  const owner = ownerOf(labels);
  return owner ? [{ kind, name, owner }] : [];
}
