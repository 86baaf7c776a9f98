import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Settings } from '@moorage/contracts';
import { Readiness } from '@moorage/platform';
import { ContainerRuntime } from '../../application/ports/container-runtime.port.ts';
import { ProcessContainerRuntime } from '../process/process-container-runtime.ts';

/** What the runtime needs at the start and the end of Moorage; and whether it answers is part of being ready. */
@Injectable()
export class RuntimeLifecycle implements OnModuleInit, OnApplicationShutdown {
  constructor(
    private readonly runtime: ContainerRuntime,
    private readonly settings: Settings,
    readiness: Readiness,
  ) {
    readiness.add('runtime', async () => void (await runtime.ping()));
  }

  async onModuleInit(): Promise<void> {
    if (!(this.runtime instanceof ProcessContainerRuntime) || this.settings.role === 'web') return;
    await this.runtime.ping();
    await this.runtime.resumeAll();
    const { botBundle, botImage } = this.settings.fleet;
    await this.runtime.images.add(botBundle, botImage);
  }

  /** Bots that are child processes end with Moorage where it ends in order; the next start brings them back. */
  async onApplicationShutdown(): Promise<void> {
    if (this.runtime instanceof ProcessContainerRuntime && this.settings.role !== 'web') await this.runtime.stopAll();
  }
}
