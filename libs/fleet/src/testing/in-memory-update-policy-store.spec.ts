import { randomUUID } from 'node:crypto';
import { ImmediateUnitOfWork } from '@moorage/kernel/testing';
import type { InstanceStatus } from '../domain/instance-status.ts';
import { InMemoryUpdatePolicyStore } from './in-memory-update-policy-store.ts';
import { describeUpdatePolicyStore } from './update-policy-store.contract.ts';

describeUpdatePolicyStore('memory', () => {
  const instances = new Map<string, { orgId: string; status: InstanceStatus }>();
  return Promise.resolve({
    policies: new InMemoryUpdatePolicyStore((id) => Promise.resolve(instances.get(id))),
    unitOfWork: new ImmediateUnitOfWork(),
    anInstance: (orgId) => {
      const id = randomUUID();
      instances.set(id, { orgId, status: 'RUNNING' });
      return Promise.resolve(id);
    },
    deleted: (id) => {
      instances.set(id, { orgId: '', status: 'DELETED' });
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  });
});
