import { Injectable } from '@nestjs/common';
import { Settings } from '@moorage/contracts';
import type { Instance } from '../../domain/instance.ts';
import type { InstanceView } from './instance.dto.ts';

/** Shows an instance to clients: with its host name, and without its secret and its address. */
@Injectable()
export class InstancePresenter {
  constructor(private readonly settings: Settings) {}

  present(instance: Instance): InstanceView {
    const { step, lastError, version, digest, runtime, startedAt } = instance;
    const origin = new URL(this.settings.platformUrl);
    origin.host = `${instance.slug}.${this.settings.botsDomain}`;
    return {
      id: instance.id,
      host: origin.hostname,
      url: origin.origin,
      status: instance.status,
      ...(step !== null && { step }),
      ...(lastError !== null && { statusReason: lastError }),
      ...(version !== null && { version }),
      ...(digest !== null && { digest }),
      image: instance.image,
      ...(runtime !== null && { runtime }),
      health: instance.health,
      createdAt: instance.createdAt.toISOString(),
      ...(startedAt !== null && { startedAt: startedAt.toISOString() }),
    };
  }
}
