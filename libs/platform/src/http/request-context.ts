import { AsyncLocalStorage } from 'node:async_hooks';
import type { AuditActor } from '@moorage/kernel';

/** What every line of a log and every problem says about the request (or job) it belongs to. */
export interface RequestContextData {
  readonly requestId: string;
  readonly ip?: string;
  readonly userAgent?: string;
  /** The caller as the audit log names them; there once the guard has let them in. */
  actor?: AuditActor;
}

const storage = new AsyncLocalStorage<RequestContextData>();

export const RequestContext = {
  run<T>(data: RequestContextData, work: () => T): T {
    return storage.run(data, work);
  },
  current(): RequestContextData | undefined {
    return storage.getStore();
  },
  /** Says who the running request's caller is; without a request, nothing. */
  actAs(actor: AuditActor): void {
    const current = storage.getStore();
    if (current !== undefined) current.actor = actor;
  },
};
