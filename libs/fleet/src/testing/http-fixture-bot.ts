import type { ContainerRuntime } from '../application/ports/container-runtime.port.ts';
import type { FixtureBot } from './runtime-harness.ts';

export interface ReachableFixtureBot extends FixtureBot {
  /** What comes of an HTTP request made from inside the container: a status, or an error code. */
  reach(container: string, url: string): Promise<string>;
  /** Keeps its process so busy that it notices nothing any more. */
  hang(container: string): Promise<void>;
  whoami(container: string): Promise<{ uid: number; pid: number; execPath: string }>;
}

/** Talks to `fixture-bot/server.mjs` at the address its runtime gives. */
export function httpFixtureBot(runtime: ContainerRuntime): ReachableFixtureBot {
  async function ask(container: string, path: string, init?: RequestInit): Promise<Response> {
    const { address, state } = await runtime.inspectContainer(container);
    if (!address) throw new Error(`${container} is ${state} and has no address`);
    const answer = await fetch(`http://${address.host}:${address.port}${path}`, init);
    if (!answer.ok && answer.status !== 404) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }
  const at = (path: string): string => `/file?path=${encodeURIComponent(path)}`;
  return {
    writeFile: async (container, path, text) => void (await ask(container, at(path), { method: 'PUT', body: text })),
    async readFile(container, path) {
      const answer = await ask(container, at(path));
      return answer.ok ? answer.text() : undefined;
    },
    say: async (container, stream, text) =>
      void (await ask(container, `/say?stream=${stream}`, { method: 'POST', body: text })),
    environment: async (container) => (await ask(container, '/env')).json() as Promise<Record<string, string>>,
    setHealth: async (container, health) => void (await ask(container, '/health', { method: 'POST', body: health })),
    crash: async (container) => void (await ask(container, '/crash', { method: 'POST' })),
    hang: async (container) => void (await ask(container, '/hang', { method: 'POST' })),
    reach: async (container, url) => (await ask(container, `/reach?url=${encodeURIComponent(url)}`)).text(),
    whoami: async (container) =>
      (await ask(container, '/whoami')).json() as Promise<{ uid: number; pid: number; execPath: string }>,
  };
}
