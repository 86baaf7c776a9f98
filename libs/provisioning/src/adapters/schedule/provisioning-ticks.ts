import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Settings } from '@moorage/contracts';
import { EnqueueDueSyncs } from '../../application/enqueue-due-syncs.ts';

/** Looks every second whether a bot is owed something. Where it fails, the next tick looks again. */
@Injectable()
export class ProvisioningTicks {
  private readonly log = new Logger(ProvisioningTicks.name);
  private busy = false;

  constructor(
    private readonly settings: Settings,
    private readonly enqueueDueSyncs: EnqueueDueSyncs,
  ) {}

  @Interval(1_000)
  async tick(): Promise<void> {
    if (this.busy || this.settings.role === 'web') return;
    this.busy = true;
    try {
      await this.enqueueDueSyncs.run();
    } catch (error) {
      this.log.debug({ err: error }, 'Due syncs could not be looked for');
    } finally {
      this.busy = false;
    }
  }
}
