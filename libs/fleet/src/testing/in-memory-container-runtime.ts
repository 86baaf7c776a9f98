import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import * as tar from 'tar-stream';
import {
  type Address,
  ContainerRuntime,
  type ContainerSpec,
  type ContainerStats,
  type ContainerStatus,
  type EngineInfo,
  type ImageDetails,
  type ImageKeeping,
  type LogLine,
  type LogOptions,
  maximumLogLineLength,
  type NetworkSpec,
  type OwnedResource,
  type VolumeSpec,
} from '../application/ports/container-runtime.port.ts';
import { containerFingerprint } from '../adapters/container-fingerprint.ts';
import { ImageAllowlist } from '../domain/image-allowlist.ts';
import { ImageReference, parseDigestReference } from '../domain/image-reference.ts';
import type { ResourceOwner } from '../domain/resource-names.ts';
import { runtimeErrors } from '../domain/runtime-errors.ts';
import { linesOf, type InMemoryContainer } from './in-memory-container.ts';
import { InMemoryImages, type InMemoryImage } from './in-memory-images.ts';

export interface InMemoryRuntimeOptions {
  /** Default: everything of `localhost`. */
  readonly allowlist?: ImageAllowlist;
  /** Where a started container is reached, say at a stub bot's server. Default: a made-up loopback port of its own. */
  readonly addressOf?: (spec: ContainerSpec) => Address;
}

/** The calls of the port that `intercept` sees. */
export type RuntimeCall = Exclude<keyof ContainerRuntime, 'kind' | 'streamLogs' | 'recreateContainer'> | 'streamLogs';

/**
 * The container runtime without containers: the whole port in this process's memory, plus the hands a test needs (images,
 * crashes, health, an engine that goes away, a hook before every call).
 */
export class InMemoryContainerRuntime extends ContainerRuntime {
  override readonly kind = 'memory';
  /** False: every call is refused with RUNTIME.UNAVAILABLE. */
  engineAnswers = true;
  /** Every call made, oldest first, as `startContainer moorage-…`. */
  readonly calls: string[] = [];

  private readonly images = new InMemoryImages();
  private readonly keptImages = new Map<string, ImageKeeping>();
  private readonly networks = new Map<string, NetworkSpec>();
  private readonly volumes = new Map<string, { readonly owner: ResourceOwner; readonly files: Map<string, Buffer> }>();
  private readonly containers = new Map<string, InMemoryContainer>();
  /** `host:port` of a container, and the names of containers that use a volume or a network. */
  private readonly atAddress = new Map<string, InMemoryContainer>();
  private readonly usersOf = new Map<string, Set<string>>();
  private readonly allowlist: ImageAllowlist;
  private readonly addressOf: (spec: ContainerSpec) => Address;
  private nextPort = 20_000;
  private lastStart = 0;
  private hook: ((call: RuntimeCall, target: string) => void | Promise<void>) | undefined;

  constructor(options: InMemoryRuntimeOptions = {}) {
    super();
    this.allowlist = options.allowlist ?? ImageAllowlist.of(['localhost']);
    this.addressOf = options.addressOf ?? (() => ({ host: '127.0.0.1', port: this.nextPort++ }));
  }

  // the test's hands

  /** Puts an image under a tag and answers with its reference by digest. */
  addImage(tagged: string, image: InMemoryImage): string {
    return this.images.add(tagged, image);
  }

  /** What an engine's tidying does, on a bad day for the registry too: images that nothing holds are gone for good. */
  dropUnusedImages(): void {
    this.images.dropAllBut(this.usedImages());
  }

  /** The same on a good day for the registry: they can be pulled again. */
  forgetUnusedImages(): void {
    this.images.forgetAllBut(this.usedImages());
  }

  /** Runs before each call; what it throws, the call throws. */
  intercept(hook: ((call: RuntimeCall, target: string) => void | Promise<void>) | undefined): void {
    this.hook = hook;
  }

  /** The bot writes a line. */
  write(container: string, stream: LogLine['stream'], text: string): void {
    const stored = this.container(container);
    stored.lines.push({ stream, at: new Date(), text: text.slice(0, maximumLogLineLength) });
    for (const wake of stored.watchers) wake();
  }

  /** The bot ends by itself; it is `restarting` until `recover`. */
  crash(container: string, exitCode: number): void {
    Object.assign(this.running(container), { state: 'restarting', exitCode, startedAt: null });
  }

  /** What a real runtime does by itself after a crash. */
  recover(container: string): void {
    this.run(this.container(container));
  }

  setHealth(container: string, health: 'healthy' | 'unhealthy'): void {
    this.running(container).health = health;
  }

  /** The files of a volume, relative path → content, for reading and writing. */
  filesOf(volume: string): Map<string, Buffer> {
    return this.volume(volume).files;
  }

  /** What the container that is reached there was made of. */
  imageAt({ host, port }: Address): string | undefined {
    return this.atAddress.get(`${host}:${port}`)?.spec.image;
  }

  /** Whose container is reached there. */
  ownerAt({ host, port }: Address): ResourceOwner | undefined {
    return this.atAddress.get(`${host}:${port}`)?.spec.owner;
  }

  specOf(container: string): ContainerSpec | undefined {
    return this.containers.get(container)?.spec;
  }

  // the port

  override async ping(): Promise<EngineInfo> {
    await this.enter('ping', '');
    return { kind: 'memory', version: '1' };
  }

  override async resolveImage(reference: string): Promise<ImageDetails> {
    const parsed = this.allowed(ImageReference.parse(reference));
    await this.enter('resolveImage', reference);
    return this.images.resolve(parsed);
  }

  override async pullImage(digestReference: string): Promise<ImageDetails> {
    const parsed = this.allowed(parseDigestReference(digestReference));
    await this.enter('pullImage', digestReference);
    return this.images.pull(parsed);
  }

  override async readFileFromImage(digestReference: string, path: string, maxBytes: number): Promise<Buffer> {
    const parsed = this.allowed(parseDigestReference(digestReference));
    await this.enter('readFileFromImage', digestReference);
    const text = this.images.held(parsed).files?.[path];
    if (text === undefined) throw runtimeErrors.fileNotFound(path);
    const content = Buffer.from(text);
    if (content.length > maxBytes) throw runtimeErrors.fileTooLarge(path, maxBytes);
    return content;
  }

  override async keepImage(keeping: ImageKeeping): Promise<void> {
    await this.enter('keepImage', keeping.name);
    this.images.held(this.allowed(parseDigestReference(keeping.image)));
    for (const volume of keeping.volumes) this.volume(volume);
    this.keptImages.set(keeping.name, keeping);
  }

  override async releaseImage(name: string): Promise<void> {
    await this.enter('releaseImage', name);
    this.keptImages.delete(name);
  }

  override async createVolume(spec: VolumeSpec): Promise<void> {
    await this.enter('createVolume', spec.name);
    if (!this.volumes.has(spec.name)) this.volumes.set(spec.name, { owner: spec.owner, files: new Map() });
  }

  override async removeVolume(name: string): Promise<void> {
    await this.enter('removeVolume', name);
    const isKept = [...this.keptImages.values()].some(({ volumes }) => volumes.includes(name));
    if (isKept || this.isUsed(`volume ${name}`)) throw runtimeErrors.inUse('volume', name);
    this.volumes.delete(name);
  }

  override async archiveVolume(name: string): Promise<Readable> {
    await this.enter('archiveVolume', name);
    const pack = tar.pack();
    // These files have no times; the packer would make some up.
    const mtime = new Date(0);
    pack.entry({ name: 'volume/', type: 'directory', mtime });
    for (const [path, content] of this.volume(name).files) pack.entry({ name: `volume/${path}`, mtime }, content);
    pack.finalize();
    return Readable.from(pack);
  }

  override async restoreVolume(spec: VolumeSpec, content: Readable): Promise<void> {
    await this.enter('restoreVolume', spec.name);
    if (this.volumes.has(spec.name)) throw runtimeErrors.volumeExists(spec.name);
    const files = new Map<string, Buffer>();
    const extract = tar.extract();
    const archive = await buffer(content);
    extract.end(archive);
    for await (const entry of extract) {
      const body = await buffer(entry);
      if (entry.header.type === 'file') files.set(entry.header.name.replace(/^volume\//, ''), body);
    }
    this.volumes.set(spec.name, { owner: spec.owner, files });
  }

  override async createNetwork(spec: NetworkSpec): Promise<void> {
    await this.enter('createNetwork', spec.name);
    if (!this.networks.has(spec.name)) this.networks.set(spec.name, spec);
  }

  override async removeNetwork(name: string): Promise<void> {
    await this.enter('removeNetwork', name);
    if (this.isUsed(`network ${name}`)) throw runtimeErrors.inUse('network', name);
    this.networks.delete(name);
  }

  override async createContainer(spec: ContainerSpec): Promise<void> {
    const parsed = this.allowed(parseDigestReference(spec.image));
    await this.enter('createContainer', spec.name);
    if (this.images.held(parsed).runsAsRoot) throw runtimeErrors.imageRunsAsRoot(spec.image);
    const fingerprint = containerFingerprint(spec);
    const existing = this.containers.get(spec.name);
    if (existing && existing.fingerprint !== fingerprint) throw runtimeErrors.containerDiffers(spec.name);
    if (existing) return;
    for (const mount of spec.volumes) this.volume(mount.volume);
    if (!this.networks.has(spec.network)) throw runtimeErrors.networkNotFound(spec.network);
    const stored: InMemoryContainer = {
      spec: structuredClone(spec),
      fingerprint,
      state: 'created',
      health: 'healthy',
      exitCode: null,
      startedAt: null,
      address: this.addressOf(spec),
      lines: [],
      watchers: new Set(),
    };
    this.containers.set(spec.name, stored);
    this.atAddress.set(`${stored.address.host}:${stored.address.port}`, stored);
    for (const used of usedBy(spec)) this.usersOf.set(used, (this.usersOf.get(used) ?? new Set()).add(spec.name));
  }

  override async startContainer(name: string): Promise<void> {
    await this.enter('startContainer', name);
    const container = this.container(name);
    if (container.state !== 'running') this.run(container);
  }

  override async stopContainer(name: string, _timeoutSeconds: number): Promise<void> {
    await this.enter('stopContainer', name);
    this.end(this.container(name), 0);
  }

  override async restartContainer(name: string, _timeoutSeconds: number): Promise<void> {
    await this.enter('restartContainer', name);
    const container = this.container(name);
    this.end(container, 0);
    this.run(container);
  }

  override async removeContainer(name: string): Promise<void> {
    await this.enter('removeContainer', name);
    const container = this.containers.get(name);
    this.keptImages.delete(name);
    if (!container) return;
    this.containers.delete(name);
    const address = `${container.address.host}:${container.address.port}`;
    if (this.atAddress.get(address) === container) this.atAddress.delete(address);
    for (const used of usedBy(container.spec)) this.usersOf.get(used)?.delete(name);
    this.end(container, 137);
  }

  override async inspectContainer(name: string): Promise<ContainerStatus> {
    await this.enter('inspectContainer', name);
    const container = this.containers.get(name);
    if (!container)
      return { state: 'missing', health: 'none', imageDigest: null, address: null, exitCode: null, startedAt: null };
    const runs = container.state === 'running';
    return {
      state: container.state,
      health: runs ? container.health : 'none',
      imageDigest: parseDigestReference(container.spec.image).digest,
      address: runs ? container.address : null,
      exitCode: runs ? null : container.exitCode,
      startedAt: runs ? container.startedAt : null,
    };
  }

  override async *streamLogs(name: string, options: LogOptions = {}): AsyncIterable<LogLine> {
    await this.enter('streamLogs', name);
    yield* linesOf(this.container(name), options);
  }

  override async containerStats(name: string): Promise<ContainerStats> {
    await this.enter('containerStats', name);
    const { state, spec } = this.container(name);
    const runs = state === 'running';
    return {
      cpuPercent: runs ? 1.5 : 0,
      memoryBytes: runs ? 48 * 1024 * 1024 : 0,
      memoryLimitBytes: runs ? spec.limits.memoryBytes : 0,
      pids: runs ? 11 : 0,
      networkReceivedBytes: null,
      networkSentBytes: null,
    };
  }

  override async listOwned(installationId: string, instanceId?: string): Promise<OwnedResource[]> {
    await this.enter('listOwned', installationId);
    const owned: OwnedResource[] = [];
    const take = (kind: OwnedResource['kind'], name: string, owner: ResourceOwner): void => {
      if (owner.installationId === installationId && (instanceId === undefined || owner.instanceId === instanceId))
        owned.push({ kind, name, owner });
    };
    for (const { spec } of this.containers.values()) take('container', spec.name, spec.owner);
    for (const { name, owner } of this.keptImages.values()) take('container', name, owner);
    for (const { name, owner } of this.networks.values()) take('network', name, owner);
    for (const [name, { owner }] of this.volumes) take('volume', name, owner);
    return owned;
  }

  private async enter(call: RuntimeCall, target: string): Promise<void> {
    this.calls.push(`${call} ${target}`.trim());
    await this.hook?.(call, target);
    if (!this.engineAnswers) throw runtimeErrors.unavailable('it was switched off');
  }

  private allowed<R extends ImageReference>(reference: R): R {
    this.allowlist.assertAllows(reference);
    return reference;
  }

  private usedImages(): ReadonlySet<string> {
    const containers = [...this.containers.values()].map(({ spec }) => spec.image);
    const kept = [...this.keptImages.values()].map(({ image }) => image);
    return new Set([...containers, ...kept]);
  }

  private container(name: string): InMemoryContainer {
    const container = this.containers.get(name);
    if (!container) throw runtimeErrors.containerNotFound(name);
    return container;
  }

  private running(name: string): InMemoryContainer {
    const container = this.container(name);
    if (container.state !== 'running') throw new Error(`${name} is not running`);
    return container;
  }

  private volume(name: string): { readonly files: Map<string, Buffer> } {
    const volume = this.volumes.get(name);
    if (!volume) throw runtimeErrors.volumeNotFound(name);
    return volume;
  }

  private isUsed(what: string): boolean {
    return (this.usersOf.get(what)?.size ?? 0) > 0;
  }

  private run(container: InMemoryContainer): void {
    // Two runs within one millisecond still have an order.
    this.lastStart = Math.max(Date.now(), this.lastStart + 1);
    Object.assign(container, {
      state: 'running',
      health: 'healthy',
      startedAt: new Date(this.lastStart),
      exitCode: null,
    });
  }

  private end(container: InMemoryContainer, exitCode: number): void {
    if (container.state === 'running') Object.assign(container, { exitCode, startedAt: null });
    if (container.state !== 'created') container.state = 'stopped';
    for (const wake of container.watchers) wake();
  }
}

function usedBy({ volumes, network }: ContainerSpec): string[] {
  return [...volumes.map(({ volume }) => `volume ${volume}`), `network ${network}`];
}
