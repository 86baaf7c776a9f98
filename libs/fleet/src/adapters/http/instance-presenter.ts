import { Injectable } from '@nestjs/common';
import { Settings } from '@moorage/contracts';
import { botHostOf, botOriginOf } from '../../domain/bot-host.ts';
import type { Instance } from '../../domain/instance.ts';
import type { InstanceView } from './instance.dto.ts';

/** Shows an instance to clients: with its host name, and without its secret and its address. */
@Injectable()
export class InstancePresenter {
  constructor(private readonly settings: Settings) {}

  present(instance: Instance): InstanceView {
    const { step, lastError, version, digest, runtime, startedAt } = instance;
    return {
      id: instance.id,
      host: botHostOf(instance.slug, this.settings.botsDomain),
      url: botOriginOf(instance.slug, this.settings),
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
