import { rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';

const engineSocket = '/var/run/docker.sock';

/** A line to the machine's Docker Engine that a test can cut, as if the engine had stopped, and mend. */
export class EngineLine {
  readonly path = join(tmpdir(), `moorage-engine-${randomBytes(6).toString('hex')}.sock`);
  private readonly open = new Set<Socket>();
  private server: Server | undefined;

  get dockerHost(): string {
    return `unix://${this.path}`;
  }

  async mend(): Promise<void> {
    this.server = createServer((socket) => {
      const engine = connect(engineSocket);
      for (const [from, to] of [
        [socket, engine],
        [engine, socket],
      ] as const) {
        this.open.add(from);
        from.pipe(to);
        from.on('error', () => to.destroy());
        from.on('close', () => {
          this.open.delete(from);
          to.destroy();
        });
      }
    });
    await new Promise<void>((resolve) => this.server?.listen(this.path, resolve));
  }

  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.server?.close(resolve));
    this.open.forEach((socket) => socket.destroy());
    await closed;
    await rm(this.path, { force: true });
  }
}
