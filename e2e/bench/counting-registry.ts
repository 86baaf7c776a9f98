import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CountingRegistry {
  /** `127.0.0.1:<port>`. */
  readonly host: string;
  /** What was asked for, as `<method> <path>`. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

/** A door of its own to a registry: everything passes through it as it is, and is counted. */
export async function startCountingRegistry(registry: string): Promise<CountingRegistry> {
  const [host, port] = registry.split(':');
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    const { method, url: path, headers } = incoming;
    const passed = request({ host, port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.once('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
