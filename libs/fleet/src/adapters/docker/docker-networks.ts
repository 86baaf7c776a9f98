import type { NetworkSpec } from '../../application/ports/container-runtime.port.ts';
import { labelsOf } from '../../domain/resource-names.ts';
import { runtimeErrors } from '../../domain/runtime-errors.ts';
import { type DockerEngine, engineError, orEngineError, statusOf, unlessStatus } from './docker-engine.ts';

/**
 * How Moorage reaches the bots. `loopback`: each bot's port is published on 127.0.0.1 of the engine's machine, under a port
 * the engine chooses. `network`: Moorage itself runs in a container of the same engine (`self` is its name or id); nothing is
 * published, and Moorage's container joins every bot's network.
 */
export type BotReach = { readonly kind: 'loopback' } | { readonly kind: 'network'; readonly self: string };

/** One bridge network per instance: the engine routes nothing from one bridge to another. */
export class DockerNetworks {
  /** Networks that Moorage's own container is known to have joined since this process began. */
  private readonly joined = new Set<string>();

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
    this.joined.delete(name);
    const network = this.engine.calls.getNetwork(name);
    if (this.reach.kind === 'network') {
      await unlessStatus([403, 404, 500], network.disconnect({ Container: this.reach.self, Force: true }));
    }
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
    this.joined.add(name);
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
