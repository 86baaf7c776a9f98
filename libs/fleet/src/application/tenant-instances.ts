import { Injectable } from '@nestjs/common';
import { DomainError, isUuid } from '@moorage/kernel';
import type { Instance } from '../domain/instance.ts';
import { InstanceStore } from './ports/instance-store.port.ts';

/** Finds an instance for a caller of an organisation: another's, a deleted and an unknown one are all the same to them. */
@Injectable()
export class TenantInstances {
  constructor(private readonly instances: InstanceStore) {}

  /** @throws DomainError INSTANCE.NOT_FOUND */
  async findForOrg(orgId: string, instanceId: string): Promise<Instance> {
    const instance = isUuid(instanceId) ? await this.instances.find(instanceId) : undefined;
    if (instance === undefined || instance.orgId !== orgId || instance.status === 'DELETED')
      throw new DomainError('INSTANCE.NOT_FOUND');
    return instance;
  }
}
