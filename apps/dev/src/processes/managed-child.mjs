import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * A child process that outlives a Ctrl-C in the terminal until it is told to stop: it leads a process group of its own,
 * so that the parts of an installation can be stopped one after the other.
 */
export class ManagedChild {
  #child;
  #ended;

  /** @param {string} command @param {readonly string[]} args @param {import('node:child_process').SpawnOptions} options */
  constructor(command, args, options) {
    this.#child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
    this.#ended = new Promise((resolve) => {
      this.#child.once('error', (error) => resolve({ code: 127, error }));
      this.#child.once('exit', (code, signal) => resolve({ code: code ?? 128, signal }));
    });
  }

  get pid() {
    return this.#child.pid;
  }

  /** Resolves when the process has ended, by itself or not. */
  get ended() {
    return this.#ended;
  }

  get isRunning() {
    return this.#child.exitCode === null && this.#child.signalCode === null && this.#child.pid !== undefined;
  }

  /** Asks the process to end, and ends it where it hasn't within `patienceMs`. */
  async stop(patienceMs = 15_000) {
    if (!this.isRunning) return;
    this.#child.kill('SIGTERM');
    const impatience = setTimeout(() => this.kill(), patienceMs);
    await this.#ended;
    clearTimeout(impatience);
  }

  kill() {
    this.#child.kill('SIGKILL');
  }

  /** Waits until the operating system has started it, or throws why it couldn't. */
  async started() {
    if (this.#child.pid === undefined) await once(this.#child, 'spawn');
    return this;
  }
}
