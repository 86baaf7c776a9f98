import { watchParent } from './parent-watch.mjs';

/** @type {NodeJS.Signals[]} */
export const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * One Ctrl-C reaches a process under npm twice: from the terminal, and once more forwarded by npm. Signals this close
 * together are therefore one wish to stop; a later one is a second, more urgent wish.
 */
const SAME_WISH_MS = 1_000;

/**
 * Listens for the wish to stop instead of dying of it.
 * @param {() => void} [onSecondWish]
 * @returns {{ requested: Promise<NodeJS.Signals>, isRequested: () => boolean, release: () => void }}
 */
export function listenForStop(onSecondWish = () => {}) {
  const { promise, resolve } = Promise.withResolvers();
  let firstAt;
  const listener = (signal) => {
    if (firstAt === undefined) {
      firstAt = performance.now();
      resolve(signal);
    } else if (performance.now() - firstAt > SAME_WISH_MS) {
      onSecondWish();
    }
  };
  for (const signal of STOP_SIGNALS) process.on(signal, listener);
  const endWatch = watchParent(() => listener('SIGHUP'));
  return {
    requested: promise,
    isRequested: () => firstAt !== undefined,
    release: () => {
      endWatch();
      for (const signal of STOP_SIGNALS) process.off(signal, listener);
    },
  };
}
