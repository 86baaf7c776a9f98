import { Injectable } from '@nestjs/common';
import { Broadcast, Clock, Ids, LiveUpdates } from '@moorage/kernel';
import type { Instance } from '../domain/instance.ts';
import { FleetHistory, type FleetEventKind } from './ports/fleet-history.port.ts';

export interface FleetEventDetails {
  readonly actorUserId?: string | null;
  readonly error?: string;
  readonly detail?: string;
}

/** Writes down what happened to an instance and tells who has to know: its history, open pages, the proxies. */
@Injectable()
export class FleetLog {
  constructor(
    private readonly history: FleetHistory,
    private readonly live: LiveUpdates,
    private readonly broadcast: Broadcast,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async record(
    instance: Instance,
    kind: FleetEventKind,
    { actorUserId = null, error, detail }: FleetEventDetails = {},
  ): Promise<void> {
    await this.history.append({
      id: this.ids.uuid(),
      instanceId: instance.id,
      orgId: instance.orgId,
      at: this.clock.now(),
      kind,
      actorUserId,
      version: instance.version,
      digest: instance.digest,
      error: error ?? null,
      detail: detail ?? null,
    });
  }

  /** Pages look again, and every proxy asks anew whether and where the instance is reached. */
  async announce(instance: Instance): Promise<void> {
    await this.live.forOrg(instance.orgId, 'instances', instance.id);
    await this.broadcast.send('access', { instanceId: instance.id });
  }
}
