import type { Address, ContainerSpec, LogLine, LogOptions } from '../application/ports/container-runtime.port.ts';

/** One container of the runtime in memory. */
export interface InMemoryContainer {
  readonly spec: ContainerSpec;
  readonly fingerprint: string;
  state: 'created' | 'running' | 'restarting' | 'stopped';
  health: 'healthy' | 'unhealthy';
  exitCode: number | null;
  startedAt: Date | null;
  readonly address: Address;
  readonly lines: LogLine[];
  readonly watchers: Set<() => void>;
}

/** What it wrote, and with `follow` what it writes until it ends. */
export async function* linesOf(container: InMemoryContainer, options: LogOptions): AsyncIterable<LogLine> {
  const fits = (line: LogLine): boolean => options.since === undefined || line.at >= options.since;
  const kept = container.lines.filter(fits);
  let next = container.lines.length;
  yield* options.tail === undefined ? kept : kept.slice(Math.max(0, kept.length - options.tail));
  while (options.follow && !options.signal?.aborted) {
    for (; next < container.lines.length; next += 1) yield container.lines[next]!;
    if (container.state !== 'running') return;
    await changeOf(container, options.signal);
  }
}

/** Resolves at the container's next line or end, or when the signal aborts. */
function changeOf(container: InMemoryContainer, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      container.watchers.delete(wake);
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    container.watchers.add(wake);
    signal?.addEventListener('abort', wake);
  });
}
