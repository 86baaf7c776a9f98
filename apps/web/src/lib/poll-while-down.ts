import type { LiveState } from '@moorage/api-client';

/** How often the page asks by itself while the live stream is down. */
const pollEveryMs = 5_000;

/** Takes the stream's place while it is down: asks at once, then again and again until it is back, however often it fails meanwhile. */
export function pollWhileDown(ask: () => void): { onStateChange: (state: LiveState) => void; stop: () => void } {
  let polling: ReturnType<typeof setInterval> | undefined;
  const stop = (): void => {
    clearInterval(polling);
    polling = undefined;
  };
  return {
    onStateChange(state) {
      if (state === 'open') stop();
      else if (polling === undefined) {
        polling = setInterval(ask, pollEveryMs);
        ask();
      }
    },
    stop,
  };
}
