import type { Instance } from '../domain/instance.ts';
import type { Release } from '../domain/release.ts';
import type { RolloutStrategy } from '../domain/rollout-strategy.ts';
import { RolloutWorld } from './rollout-world.ts';

/** One bot at a time, without pauses, given up at once: so that a spec can say what happens between two of them. */
export const oneByOne: Partial<RolloutStrategy> = {
  batchPercent: 1,
  pauseSeconds: 0,
  retries: 0,
  healthTimeoutSeconds: 10,
};

/** A small fleet on one release, another that was detected, and what specs of rollouts over it say again and again. */
export class RolloutScene {
  private constructor(
    readonly world: RolloutWorld,
    readonly fleet: readonly Instance[],
    readonly release: Release,
  ) {}

  /** @param parallel how many bots are updated at the same time */
  static async withBots(count: number, parallel = 2): Promise<RolloutScene> {
    const world = new RolloutWorld();
    Object.assign(world.settings.fleet, { rolloutParallel: parallel });
    const fleet = await world.aFleet(count);
    return new RolloutScene(world, fleet, await world.aRelease());
  }

  /** Of each bot of the rollout; with the reason where it was left out. */
  async statuses(id: string): Promise<string[]> {
    const bots = await Promise.all(this.fleet.map((each) => this.world.botOf(id, each)));
    return bots.map(({ status, skipReason }) => (skipReason === null ? status : `${status} ${skipReason}`));
  }

  /** Whether each bot runs what it ran at first. */
  async runs(): Promise<string[]> {
    const instances = await Promise.all(this.fleet.map(({ id }) => this.world.instances.find(id)));
    return instances.map((instance) => (instance?.imageReference === this.world.digestReference ? 'old' : 'new'));
  }

  /** Does what is due, and lets time pass where nothing is, until something holds: asked after each part of it. */
  async until(holds: () => Promise<boolean>): Promise<void> {
    const { world } = this;
    const process = world.process();
    const { signal } = new AbortController();
    const parts = [
      () => world.advanceRollouts(world.orchestrator(), signal),
      () => world.advanceUpdates(process, signal),
      () => world.deliver(),
    ];
    for (let seconds = 0; seconds <= 2_000; seconds++) {
      let worked = 0;
      for (const part of parts) {
        if (await holds()) return;
        worked += await part();
      }
      if (worked === 0) world.clock.advance({ seconds: 1 });
    }
    throw new Error('It never comes to that');
  }

  isOver(id: string): () => Promise<boolean> {
    return async () => (await this.world.rollout(id)).finishedAt !== null;
  }

  succeeded(id: string, count: number): () => Promise<boolean> {
    return async () => (await this.world.rollout(id)).succeeded >= count;
  }

  /** This one never becomes healthy on the new release. */
  makeIll({ id }: Instance): void {
    const { world, release } = this;
    const wasIll = world.health.isIll;
    world.health.isIll = (address, image) =>
      wasIll(address, image) || (image === release.reference && world.runtime.ownerAt(address)?.instanceId === id);
  }
}
