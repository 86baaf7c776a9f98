import { Injectable } from '@nestjs/common';
import { InstanceDirectory, Settings, type BotConnection, type InstanceStatus } from '@moorage/contracts';
import { SecretBox, isUuid } from '@moorage/kernel';
import { botHostOf } from '../domain/bot-host.ts';
import type { Instance } from '../domain/instance.ts';
import { baseUrlOf } from './base-url.ts';
import { instanceSecretContext } from './instance-secret.ts';
import { InstanceStore } from './ports/instance-store.port.ts';

/** What other contexts may know of instances. */
@Injectable()
export class InstanceConnections extends InstanceDirectory {
  constructor(
    private readonly instances: InstanceStore,
    private readonly box: SecretBox,
    private readonly settings: Settings,
  ) {
    super();
  }

  override async connectionsForOrg(orgId: string): Promise<BotConnection[]> {
    return (await this.instances.listForOrg(orgId)).map((instance) => this.connectionOf(instance));
  }

  override async connection(instanceId: string): Promise<BotConnection | undefined> {
    const instance = isUuid(instanceId) ? await this.instances.find(instanceId) : undefined;
    return instance === undefined || instance.status === 'DELETED' ? undefined : this.connectionOf(instance);
  }

  override async listProvisioned(page: {
    afterInstanceId?: string;
    limit: number;
  }): Promise<{ instanceId: string; orgId: string }[]> {
    return (await this.instances.listProvisioned(page)).map(({ id, orgId }) => ({ instanceId: id, orgId }));
  }

  override async statusesForOrg(
    orgId: string,
  ): Promise<{ instanceId: string; host: string; status: InstanceStatus }[]> {
    return (await this.instances.listForOrg(orgId)).map(({ id, slug, status }) => ({
      instanceId: id,
      host: botHostOf(slug, this.settings.botsDomain),
      status,
    }));
  }

  private connectionOf(instance: Instance): BotConnection {
    const { id, orgId, status, address, companyId } = instance;
    return {
      instanceId: id,
      orgId,
      status,
      provisionSecret: this.box.open(instance.sealedSecret, instanceSecretContext(id)),
      ...(address !== null && { baseUrl: baseUrlOf(address) }),
      ...(companyId !== null && { companyId }),
    };
  }
}
