import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Settings } from '@moorage/contracts';
import { Commands } from '@moorage/platform';
import { EnqueueDueBotUpdates } from '../../application/enqueue-due-bot-updates.ts';
import { EnqueueDueInstances } from '../../application/enqueue-due-instances.ts';
import { EnqueueDueRollouts } from '../../application/enqueue-due-rollouts.ts';
import { PollImages } from '../../application/poll-images.ts';
import { SeedDefaultBotApp } from '../../application/seed-default-bot-app.ts';
import { ContainerRuntime } from '../../application/ports/container-runtime.port.ts';
import { WatchRunningInstances } from '../../application/watch-running-instances.ts';

/** Cheap looks at what is due and at what runs. Where one fails, the next tick looks again. */
@Injectable()
export class FleetTicks implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(FleetTicks.name);
  private readonly busy = new Set<string>();
  private readonly shutdown = new AbortController();

  constructor(
    private readonly settings: Settings,
    private readonly commands: Commands,
    private readonly runtime: ContainerRuntime,
    private readonly enqueueDueInstances: EnqueueDueInstances,
    private readonly enqueueDueBotUpdates: EnqueueDueBotUpdates,
    private readonly enqueueDueRollouts: EnqueueDueRollouts,
    private readonly watchRunningInstances: WatchRunningInstances,
    private readonly pollImages: PollImages,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.commands.execute(new SeedDefaultBotApp());
  }

  onApplicationShutdown(): void {
    this.shutdown.abort();
  }

  @Interval(5_000)
  releases(): Promise<void> {
    return this.work('releases', () => this.pollImages.run(this.shutdown.signal));
  }

  @Interval(1_000)
  due(): Promise<void> {
    return this.work('due', () => this.enqueueDueInstances.run());
  }

  @Interval(1_000)
  dueUpdates(): Promise<void> {
    return this.work('due updates', () => this.enqueueDueBotUpdates.run());
  }

  @Interval(1_000)
  dueRollouts(): Promise<void> {
    return this.work('due rollouts', () => this.enqueueDueRollouts.run());
  }

  @Interval(2_000)
  watch(): Promise<void> {
    return this.work('watch', () => this.watchRunningInstances.run());
  }

  /** Every replica forwards requests, whoever made the bots. */
  @Interval(1_000)
  reach(): Promise<void> {
    return this.tick('reach', () => this.runtime.reachBots(this.settings.installationId));
  }

  private async work(name: string, work: () => Promise<unknown>): Promise<void> {
    if (this.settings.role !== 'web') await this.tick(name, work);
  }

  /** A tick that comes while its last one is under way is left out. */
  private async tick(name: string, work: () => Promise<unknown>): Promise<void> {
    if (this.busy.has(name)) return;
    this.busy.add(name);
    try {
      await work();
    } catch (error) {
      this.log.debug({ err: error, tick: name }, 'A tick failed');
    } finally {
      this.busy.delete(name);
    }
  }
}
