import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A server of `servers/`, in a process of its own that ends with this one. */
export class ServerProcess<Hello> {
  readonly hello: Hello;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, hello: Hello) {
    this.#child = child;
    this.hello = hello;
  }

  /** @param file below `servers/`. @throws when it ends before it says hello. */
  static async start<Hello>(
    file: string,
    args: readonly string[],
    execArgv: readonly string[] = [],
  ): Promise<ServerProcess<Hello>> {
    const child = fork(join(import.meta.dirname, 'servers', file), args, { execArgv: [...execArgv] });
    const ended = once(child, 'exit').then(([code]) =>
      Promise.reject(new Error(`${file} ended with ${code} before it listened`)),
    );
    const [hello] = (await Promise.race([once(child, 'message'), ended])) as [Hello];
    ended.catch(() => undefined);
    return new ServerProcess(child, hello);
  }

  get pid(): number {
    return this.#child.pid ?? Number.NaN;
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.disconnect();
    await ended;
  }
}
