import type { NetworkSpec } from '../../application/ports/container-runtime.port.ts';
import { labelsOf, ownershipLabels } from '../../domain/resource-names.ts';
import { runtimeErrors } from '../../domain/runtime-errors.ts';
import { type DockerEngine, engineError, orEngineError, statusOf, unlessStatus } from './docker-engine.ts';

/**
 * How Moorage reaches the bots. `loopback`: each bot's port is published on a loopback address of the engine's machine, under
 * a port the engine chooses. `network`: Moorage itself runs in a container of the same engine (`self` is its name or id); nothing is
 * published, and Moorage's container joins every bot's network; where there are several of Moorage, each joins them all.
 */
export type BotReach = { readonly kind: 'loopback' } | { readonly kind: 'network'; readonly self: string };

/** One bridge network per instance: the engine routes nothing from one bridge to another. */
export class DockerNetworks {
  /** Networks that Moorage's own container has joined, as `joinAll` last found them: name → the engine's id. */
  private joined = new Map<string, string>();

  constructor(
    private readonly engine: DockerEngine,
    private readonly reach: BotReach,
  ) {}

  async create({ name, owner }: NetworkSpec): Promise<void> {
    if (!(await this.exists(name))) {
      try {
        await this.engine.calls.createNetwork({
          Name: name,
          Driver: 'bridge',
          CheckDuplicate: true,
          Labels: labelsOf(owner),
        });
      } catch (error) {
        if (statusOf(error) !== 409) throw creationError(error);
      }
      await this.keepOne(name);
    }
    await this.join(name);
  }

  async remove(name: string): Promise<void> {
    const network = this.engine.calls.getNetwork(name);
    if (this.reach.kind === 'network') await this.disconnectReplicas(name);
    try {
      await network.remove();
    } catch (error) {
      if (statusOf(error) === 404) return;
      throw statusOf(error) === 403 ? runtimeErrors.inUse('network', name) : engineError(error);
    }
  }

  async exists(name: string): Promise<boolean> {
    return (await this.named(name)).length > 0;
  }

  /** Lets Moorage's own container into a bot's network, also after it was itself replaced by a newer one. */
  async join(name: string): Promise<void> {
    if (this.reach.kind === 'loopback' || this.joined.has(name)) return;
    try {
      await this.engine.calls.getNetwork(name).connect({ Container: this.reach.self });
    } catch (error) {
      if (!/already exists in network/i.test(String(error))) throw engineError(error);
    }
  }

  /** The same for all networks of an installation: other replicas make some, and make some anew. */
  async joinAll(installationId: string): Promise<void> {
    if (this.reach.kind === 'loopback') return;
    const filters = { label: [`${ownershipLabels.installation}=${installationId}`] };
    const networks = await orEngineError(this.engine.calls.listNetworks({ filters }));
    const before = this.joined;
    this.joined = new Map(
      [...before].filter(([name, id]) => networks.some(({ Name, Id }) => Name === name && Id === id)),
    );
    for (const { Name, Id } of networks) {
      await this.join(Name);
      this.joined.set(Name, Id);
    }
  }

  /** Whatever is still in the network and isn't a bot is one of Moorage's own containers; the engine removes no network that has any. */
  private async disconnectReplicas(name: string): Promise<void> {
    const inIt = await orEngineError(this.engine.calls.listContainers({ all: true, filters: { network: [name] } }));
    for (const { Id, Labels } of inIt) {
      if (Labels[ownershipLabels.instance] !== undefined) continue;
      const network = this.engine.calls.getNetwork(name);
      await unlessStatus([403, 404, 500], network.disconnect({ Container: Id, Force: true }));
    }
  }

  /** Two callers at once may each have made one, for a network's name is no key to the engine; the older one is kept. */
  private async keepOne(name: string): Promise<void> {
    const [, ...surplus] = (await this.named(name)).sort((a, b) =>
      `${a.Created} ${a.Id}` < `${b.Created} ${b.Id}` ? -1 : 1,
    );
    await Promise.all(surplus.map(({ Id }) => unlessStatus([403, 404], this.engine.calls.getNetwork(Id).remove())));
  }

  private async named(name: string): Promise<{ Id: string; Created: string; Name: string }[]> {
    const found = await orEngineError(this.engine.calls.listNetworks({ filters: { name: [name] } }));
    return (found as { Id: string; Created: string; Name: string }[]).filter((network) => network.Name === name);
  }
}

function creationError(error: unknown): unknown {
  if (!/address pool/i.test(String(error))) return engineError(error);
  return runtimeErrors.failed(
    'The engine has no address range left for another network. Its built-in ranges are enough for about 30; widen "default-address-pools" in its daemon.json.',
  );
}
