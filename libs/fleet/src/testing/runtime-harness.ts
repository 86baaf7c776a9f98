import { randomUUID } from 'node:crypto';
import { eventually } from '@moorage/kernel/testing';
import type {
  ContainerRuntime,
  ContainerSpec,
  ContainerState,
  LogLine,
} from '../application/ports/container-runtime.port.ts';
import { ResourceNames, type ResourceOwner } from '../domain/resource-names.ts';

/** The small app inside the containers of the contract suite, and how a test talks to it. */
export interface FixtureBot {
  writeFile(container: string, path: string, text: string): Promise<void>;
  readFile(container: string, path: string): Promise<string | undefined>;
  say(container: string, stream: LogLine['stream'], text: string): Promise<void>;
  environment(container: string): Promise<Record<string, string | undefined>>;
  setHealth(container: string, health: 'healthy' | 'unhealthy'): Promise<void>;
  crash(container: string): Promise<void>;
}

export interface RuntimeHarness {
  readonly runtime: ContainerRuntime;
  readonly bot: FixtureBot;
  /** A tagged reference the engine holds: version label `1.0.0`, and a changelog at `/app/changelogs/latest.json`. */
  readonly image: string;
  /** The same app, another build. */
  readonly otherImage: string;
  /** A reference outside the allowlist. */
  readonly foreignImage: string;
  dispose(): Promise<void>;
}

export const fixtureChangelog = '{"version":"1.0.0","date":"2026-01-02","sections":[]}';

/** What the tests of a container runtime do again and again, all for one made-up installation. */
export class RuntimeSteps {
  readonly installationId = randomUUID();

  constructor(
    readonly runtime: ContainerRuntime,
    private readonly image: string,
  ) {}

  newOwner(): ResourceOwner {
    return { installationId: this.installationId, instanceId: randomUUID(), orgId: randomUUID() };
  }

  /** A whole specification whose network and volume exist. */
  async givenSpec(overrides: Partial<ContainerSpec> = {}): Promise<ContainerSpec> {
    const owner = this.newOwner();
    const names = new ResourceNames(owner.instanceId);
    const volume = names.volume('/data');
    await this.runtime.createVolume({ name: volume, owner });
    await this.runtime.createNetwork({ name: names.network, owner });
    const { reference } = await this.runtime.resolveImage(this.image);
    return {
      name: names.container,
      owner,
      image: reference,
      env: { GREETING: 'ahoy' },
      volumes: [{ volume, path: '/data' }],
      network: names.network,
      port: 3100,
      limits: { memoryBytes: 256 * 1024 * 1024, cpus: 0.5, pids: 64 },
      healthPath: '/health',
      ...overrides,
    };
  }

  async givenRunning(overrides: Partial<ContainerSpec> = {}): Promise<ContainerSpec> {
    const spec = await this.givenSpec(overrides);
    await this.runtime.createContainer(spec);
    await this.runtime.startContainer(spec.name);
    await this.untilHealthy(spec.name);
    return spec;
  }

  async stateOf(container: string): Promise<ContainerState> {
    return (await this.runtime.inspectContainer(container)).state;
  }

  untilHealthy(container: string): Promise<boolean> {
    return this.untilHealthIs(container, 'healthy');
  }

  untilHealthIs(container: string, health: string): Promise<boolean> {
    return eventually(async () => {
      const status = await this.runtime.inspectContainer(container);
      if (status.health !== health) throw new Error(`${status.state}, ${status.health}, exit ${status.exitCode}`);
      return true;
    });
  }

  /** Takes away everything of the installation, containers first. */
  async removeAll(): Promise<void> {
    const owned = await this.runtime.listOwned(this.installationId);
    const namesOf = (kind: string): string[] => owned.filter((one) => one.kind === kind).map(({ name }) => name);
    await Promise.all(namesOf('container').map((name) => this.runtime.removeContainer(name)));
    await Promise.all(namesOf('network').map((name) => this.runtime.removeNetwork(name)));
    await Promise.all(namesOf('volume').map((name) => this.runtime.removeVolume(name)));
  }
}

export async function linesOf(lines: AsyncIterable<LogLine>): Promise<LogLine[]> {
  const all: LogLine[] = [];
  for await (const line of lines) all.push(line);
  return all;
}
