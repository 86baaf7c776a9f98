import { Injectable } from '@nestjs/common';
import { Settings } from '@moorage/contracts';
import { botHostOf, botOriginOf } from '../../domain/bot-host.ts';
import type { Instance } from '../../domain/instance.ts';
import type { InstanceDetails } from '../../application/get-instance.ts';
import { presentBotUpdate, presentOffer } from './bot-update-presenter.ts';
import type { InstanceDetailsView } from './bot-update.dto.ts';
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

  presentDetails(details: InstanceDetails): InstanceDetailsView {
    const { instance, update } = details;
    const offered = presentOffer(details);
    return {
      ...this.present(instance),
      ...(offered !== undefined && { offered }),
      ...(update !== undefined && { update: presentBotUpdate(update) }),
    };
  }
}
