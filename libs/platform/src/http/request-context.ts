import { AsyncLocalStorage } from 'node:async_hooks';

/** What every line of a log and every problem says about the request (or job) it belongs to. */
export interface RequestContextData {
  readonly requestId: string;
  readonly ip?: string;
  readonly userAgent?: string;
}

const storage = new AsyncLocalStorage<RequestContextData>();

export const RequestContext = {
  run<T>(data: RequestContextData, work: () => T): T {
    return storage.run(data, work);
  },
  current(): RequestContextData | undefined {
    return storage.getStore();
  },
};
