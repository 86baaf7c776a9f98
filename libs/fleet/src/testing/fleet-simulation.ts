import type { Instance } from '../domain/instance.ts';
import type { Release } from '../domain/release.ts';
import type { Rollout } from '../domain/rollout.ts';
import type { RolloutStrategy } from '../domain/rollout-strategy.ts';
import { Killed, Life } from './mortal.ts';
import { RolloutWorld } from './rollout-world.ts';
import { seededRandom } from './seeded-random.ts';

export interface SimulationOptions {
  readonly instances: number;
  /** The same seed: the same failures, kills and losses. */
  readonly seed: number;
  /** How often the orchestrator is killed, at a random one of its lines; default: never. */
  readonly kills?: number;
  /** The share of tries after which the bot never becomes healthy on the new release; default: none. */
  readonly failing?: number;
  /** The share of events that never arrive; default: none. */
  readonly lostEvents?: number;
  /** Without them nothing can be updated, only planned, at a tenth of the memory. */
  readonly withContainers?: boolean;
}

/** An orchestrator lives for so many beginnings and ends of its transactions, at most, while kills are owed. */
const longestLife = 12;

/**
 * A rollout over a simulated fleet: stores and container runtime in memory, an injected clock, and the real orchestrator, the
 * real reconciler of bot updates, the real reactions. For specs, and for benchmarks of the control plane:
 *
 * ```ts
 * const simulation = await FleetSimulation.open({ instances: 10_000, seed: 1 });
 * const begun = performance.now();
 * const rollout = await simulation.run();            // rolls a release over all of them, in waves of 25 %
 * const perBotMs = (performance.now() - begun) / rollout.total;
 * ```
 *
 * Planning alone: `open({ instances: 100_000, seed: 1, withContainers: false })`, then `await simulation.begin()` (picks the
 * rollout's bots), then measure `await simulation.planWave()` (one wave, picked and written down, nothing updated).
 */
export class FleetSimulation {
  private readonly random: () => number;
  private owedKills: number;
  private killed = 0;
  private rolloutId = '';

  private constructor(
    readonly world: RolloutWorld,
    readonly fleet: readonly Instance[],
    readonly release: Release,
    options: SimulationOptions,
  ) {
    this.random = seededRandom(options.seed);
    this.owedKills = options.kills ?? 0;
    const { failing = 0, lostEvents = 0 } = options;
    const ill = new Map<string, boolean>();
    world.health.isIll = ({ host, port }, image) => {
      if (failing === 0 || image !== release.reference) return false;
      // Each try has a container of its own: it is ill for good, or not at all.
      const at = `${host}:${port}`;
      const known = ill.get(at) ?? this.random() < failing;
      ill.set(at, known);
      return known;
    };
    world.losesEvent = () => lostEvents > 0 && this.random() < lostEvents;
  }

  static async open(options: SimulationOptions): Promise<FleetSimulation> {
    const world = new RolloutWorld();
    Object.assign(world.settings.fleet, { rolloutParallel: 50 });
    const fleet = await world.aFleet(options.instances, { withContainers: options.withContainers ?? true });
    return new FleetSimulation(world, fleet, await world.aRelease(), options);
  }

  /** Times that the orchestrator was killed so far. */
  get kills(): number {
    return this.killed;
  }

  /** A rollout whose bots are picked, and that has no wave yet. */
  async begin(settings: Partial<RolloutStrategy> = {}): Promise<Rollout> {
    const { world } = this;
    await this.start(settings);
    const rollout = await world.rollout(this.rolloutId);
    for await (const page of world.population.pick(rollout, this.release.digest))
      await world.bots.add(
        rollout.id,
        page.map(({ bot }) => bot.instanceId),
      );
    const startedAt = world.clock.now();
    await world.rollouts.change(rollout.id, ['QUEUED'], { status: 'RUNNING', startedAt });
    return world.rollout(rollout.id);
  }

  /** What the orchestrator does to begin a wave: looks at the bots that are left, picks, and writes the wave down. */
  async planWave(): Promise<Rollout> {
    Object.assign(this.world.settings.fleet, { rolloutParallel: 0 });
    await this.world.orchestrator().advance(this.rolloutId, new AbortController().signal);
    return this.world.rollout(this.rolloutId);
  }

  /** The whole rollout, to its end. */
  async run(settings: Partial<RolloutStrategy> = {}): Promise<Rollout> {
    const { world } = this;
    await this.start(settings);
    const process = world.process();
    const { signal } = new AbortController();
    let orchestrator = world.orchestrator(this.aLife());
    for (let quietSeconds = 0; quietSeconds < 3_600;) {
      let worked = 1;
      try {
        worked = await world.advanceRollouts(orchestrator, signal);
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        this.killed += 1;
        orchestrator = world.orchestrator(this.aLife());
      }
      worked += (await world.advanceUpdates(process, signal)) + (await world.deliver());
      const rollout = await world.rollout(this.rolloutId);
      if (rollout.finishedAt !== null) return rollout;
      quietSeconds = worked > 0 ? 0 : quietSeconds + 1;
      if (worked === 0) world.clock.advance({ seconds: 1 });
    }
    throw new Error('The rollout never comes to its end');
  }

  private async start(settings: Partial<RolloutStrategy>): Promise<void> {
    const lenient = { abortAtFailures: null, healthTimeoutSeconds: 5 };
    this.rolloutId = await this.world.start(this.release, { ...lenient, ...settings });
  }

  private aLife(): Life {
    if (this.owedKills === 0) return new Life();
    this.owedKills -= 1;
    return new Life(Math.floor(this.random() * longestLife));
  }
}
