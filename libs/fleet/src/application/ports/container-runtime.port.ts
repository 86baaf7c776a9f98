import type { Readable } from 'node:stream';
import { isDomainError } from '@moorage/kernel';
import type { ResourceOwner } from '../../domain/resource-names.ts';

export type RuntimeKind = 'docker' | 'process' | 'memory';

export interface EngineInfo {
  readonly kind: RuntimeKind;
  /** The engine's own version, for people. */
  readonly version: string;
}

export interface ImageDetails {
  /** `registry/repository@sha256:…`: what `createContainer` and the other image calls take. */
  readonly reference: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
  /** The image's version label (`org.opencontainers.image.version`), where it has one. */
  readonly version: string | null;
}

/** An image that must stay on the engine though no container may be made of it. */
export interface ImageKeeping {
  /** Of what keeps it: one image is kept per name. */
  readonly name: string;
  readonly owner: ResourceOwner;
  /** By digest. */
  readonly image: string;
  /** Names of volumes whose archives are asked for meanwhile: what that takes is made ready with it. They must exist. */
  readonly volumes: readonly string[];
}

export interface VolumeSpec {
  readonly name: string;
  readonly owner: ResourceOwner;
}

export interface NetworkSpec {
  readonly name: string;
  readonly owner: ResourceOwner;
}

export interface VolumeMount {
  /** The volume's name; it must exist. */
  readonly volume: string;
  /** Absolute path in the container, such as `/data`. */
  readonly path: string;
}

export interface ContainerLimits {
  readonly memoryBytes: number;
  /** Processor cores, fractions allowed: 0.5. */
  readonly cpus: number;
  /** Processes and threads together. */
  readonly pids: number;
}

export interface ContainerSpec {
  readonly name: string;
  readonly owner: ResourceOwner;
  /** A reference by digest, as `ImageDetails.reference`. */
  readonly image: string;
  /** The container's whole environment, besides what the image sets. `PORT` is set by the runtime to the port it must listen on. */
  readonly env: Readonly<Record<string, string>>;
  readonly volumes: readonly VolumeMount[];
  /** The instance's own network; it must exist. */
  readonly network: string;
  /** The TCP port the app listens on inside. */
  readonly port: number;
  readonly limits: ContainerLimits;
  /** Asked over HTTP by the runtime's own health check; healthy is 200 with JSON `status: "ok"`. */
  readonly healthPath: string;
}

/**
 * `restarting`: it ended by itself and the runtime will start it again after a pause. `stopped`: somebody stopped it.
 * `missing`: no container of that name.
 */
export type ContainerState = 'created' | 'running' | 'restarting' | 'stopped' | 'missing';

/** What the runtime's own health check last found; `starting` until its first answer, `none` unless running. */
export type ContainerHealth = 'starting' | 'healthy' | 'unhealthy' | 'none';

export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface ContainerStatus {
  readonly state: ContainerState;
  readonly health: ContainerHealth;
  /** The digest it was made of; `null` when missing. */
  readonly imageDigest: string | null;
  /** Where Moorage reaches its port; `null` unless running. It may change with every start, so don't keep it. */
  readonly address: Address | null;
  /** Of the last run; `null` while running, when it never ran, or when nobody saw it end. */
  readonly exitCode: number | null;
  /** When the current run began; `null` unless running. */
  readonly startedAt: Date | null;
}

export interface LogOptions {
  /** Only the last so many lines of what is already there; all that is kept if absent. */
  readonly tail?: number;
  /** Only lines written at this moment or later. */
  readonly since?: Date;
  /** Go on with new lines until the container stops or the signal aborts. */
  readonly follow?: boolean;
  /** Ends the iteration (without an error) and frees what it holds. */
  readonly signal?: AbortSignal;
}

export interface LogLine {
  readonly stream: 'stdout' | 'stderr';
  readonly at: Date;
  /** Without its line end; cut at `maximumLogLineLength` characters. */
  readonly text: string;
}

/** A line longer than this arrives cut, so that a bot can't fill Moorage's memory with one line. */
export const maximumLogLineLength = 16_384;

export interface ContainerStats {
  /** 100 is one core fully used. */
  readonly cpuPercent: number;
  readonly memoryBytes: number;
  readonly memoryLimitBytes: number;
  readonly pids: number;
  /** Since its start; `null` where the runtime can't tell. */
  readonly networkReceivedBytes: number | null;
  readonly networkSentBytes: number | null;
}

export interface OwnedResource {
  readonly kind: 'container' | 'network' | 'volume';
  readonly name: string;
  readonly owner: ResourceOwner;
}

/**
 * What runs the bots. Every call is safe to repeat: a worker that was killed in the middle simply calls again.
 *
 * Errors of every call: RUNTIME.UNAVAILABLE when the engine doesn't answer (worth trying again later) and RUNTIME.FAILED
 * when it answers with something unforeseen (its own words are in `detail`, for engineers). Calls that take an image refuse
 * one outside the allowlist with RUNTIME.IMAGE_NOT_ALLOWED before anything else happens, and a malformed one with
 * RUNTIME.IMAGE_REFERENCE_INVALID. What else a call throws stands at the call.
 */
export abstract class ContainerRuntime {
  abstract readonly kind: RuntimeKind;

  /** Whether the engine answers; for readiness. Errors: RUNTIME.UNAVAILABLE, within a few seconds. */
  abstract ping(): Promise<EngineInfo>;

  // images

  /**
   * Which digest a reference means now: what this engine holds under it, else what the registry says. Downloads nothing.
   * Errors: RUNTIME.IMAGE_NOT_FOUND.
   */
  abstract resolveImage(reference: string): Promise<ImageDetails>;

  /** Makes sure the engine holds the image of a reference by digest. Errors: RUNTIME.IMAGE_NOT_FOUND. */
  abstract pullImage(digestReference: string): Promise<ImageDetails>;

  /**
   * A file out of an image the engine holds, without running it. `path` is absolute in the image.
   * Errors: RUNTIME.IMAGE_NOT_FOUND, RUNTIME.FILE_NOT_FOUND, RUNTIME.FILE_TOO_LARGE above `maxBytes`.
   */
  abstract readFileFromImage(digestReference: string, path: string, maxBytes: number): Promise<Buffer>;

  /**
   * Keeps the engine's own tidying away from an image, until `releaseImage`; the engine must hold it. What was kept under the
   * name before isn't any more. What keeps it may be among the owned resources, as a container, and use the volumes.
   * Errors: RUNTIME.IMAGE_NOT_FOUND, RUNTIME.VOLUME_NOT_FOUND.
   */
  abstract keepImage(keeping: ImageKeeping): Promise<void>;

  /** Does nothing when nothing is kept under the name. */
  abstract releaseImage(name: string): Promise<void>;

  // volumes

  /** Does nothing when it exists. */
  abstract createVolume(spec: VolumeSpec): Promise<void>;

  /** Does nothing when it is missing. Errors: RUNTIME.CONTAINER_CONFLICT while a container uses it. */
  abstract removeVolume(name: string): Promise<void>;

  /**
   * The volume's whole content as a tar stream, owners and modes included: one top folder `volume/` that stands for its
   * root. Only a volume whose container is stopped gives a consistent picture; stopping it is the caller's task.
   * Errors: RUNTIME.VOLUME_NOT_FOUND. A failure later on is the stream's error.
   */
  abstract archiveVolume(name: string): Promise<Readable>;

  /**
   * Creates the volume and fills it from what `archiveVolume` gave. It never writes over data: a volume that exists is
   * refused. When it fails it removes what it made; after a kill, remove the volume and call again.
   * Errors: RUNTIME.VOLUME_NOT_EMPTY when the volume exists.
   */
  abstract restoreVolume(spec: VolumeSpec, content: Readable): Promise<void>;

  // networks

  /** Does nothing when it exists. Bots of different networks can't reach each other. */
  abstract createNetwork(spec: NetworkSpec): Promise<void>;

  /** Does nothing when it is missing. Errors: RUNTIME.CONTAINER_CONFLICT while a bot's container is attached. */
  abstract removeNetwork(name: string): Promise<void>;

  // containers

  /**
   * Makes the container, hardened, and leaves it stopped. A container of the same name and the same spec is left as it is.
   * Errors: RUNTIME.CONTAINER_CONFLICT when one of that name was made of another spec; RUNTIME.IMAGE_NOT_FOUND when the
   * engine doesn't hold the image; RUNTIME.IMAGE_NOT_ALLOWED (with `reason: "root"`) when the image runs as root;
   * RUNTIME.VOLUME_NOT_FOUND.
   */
  abstract createContainer(spec: ContainerSpec): Promise<void>;

  /** Does nothing when it runs. Errors: RUNTIME.CONTAINER_NOT_FOUND. */
  abstract startContainer(name: string): Promise<void>;

  /**
   * SIGTERM, and SIGKILL once `timeoutSeconds` have passed; resolves when it has ended. A stopped container stays stopped.
   * Errors: RUNTIME.CONTAINER_NOT_FOUND.
   */
  abstract stopContainer(name: string, timeoutSeconds: number): Promise<void>;

  /** Stop and start. Errors: RUNTIME.CONTAINER_NOT_FOUND. */
  abstract restartContainer(name: string, timeoutSeconds: number): Promise<void>;

  /** Kills it if it runs and removes it with its logs; its volumes stay. Does nothing when it is missing. */
  abstract removeContainer(name: string): Promise<void>;

  /** Answers `missing` rather than throwing. */
  abstract inspectContainer(name: string): Promise<ContainerStatus>;

  /** What it wrote, oldest first, of this and earlier runs as far as kept. Errors: RUNTIME.CONTAINER_NOT_FOUND, on the first step. */
  abstract streamLogs(name: string, options?: LogOptions): AsyncIterable<LogLine>;

  /** Zeros unless it runs. Errors: RUNTIME.CONTAINER_NOT_FOUND. */
  abstract containerStats(name: string): Promise<ContainerStats>;

  /**
   * Makes sure that this process reaches every bot of the installation, those too that another replica made. Called every now
   * and then; most runtimes have nothing to do.
   */
  reachBots(_installationId: string): Promise<void> {
    return Promise.resolve();
  }

  /** Everything labelled as this installation's, for the sweep of orphans; of one instance, where given. */
  abstract listOwned(installationId: string, instanceId?: string): Promise<OwnedResource[]>;

  /**
   * Makes the container anew, not started, where it differs from the spec (another digest, other volumes); one that fits is
   * left as it is, running or not. The spec is whole rather than "what it was, with another digest", because a kill between removal and creation takes what it was.
   * Errors: as `createContainer`, save the conflict.
   */
  async recreateContainer(spec: ContainerSpec): Promise<void> {
    try {
      await this.createContainer(spec);
    } catch (error) {
      if (!isDomainError(error, 'RUNTIME.CONTAINER_CONFLICT')) throw error;
      await this.removeContainer(spec.name);
      await this.createContainer(spec);
    }
  }
}
