const EVERY_MS = 300;

/**
 * npm runs scripts through a shell, and passes signals on to that shell alone, which dies of them without a word to the
 * script. Under npm, losing the parent is therefore the wish to stop.
 * @param {() => void} onLoss called once
 * @returns {() => void} ends the watch
 */
export function watchParent(onLoss) {
  if (!process.env.npm_lifecycle_event) return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onLoss();
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
