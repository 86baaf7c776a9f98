import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let reachable = true;

/** Whether the API answered the last time it was asked. */
export const connection = {
  heard(answered: boolean): void {
    if (answered === reachable) return;
    reachable = answered;
    for (const listener of listeners) listener();
  },
};

export function useReachable(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => reachable,
  );
}
