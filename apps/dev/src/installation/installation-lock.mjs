import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf } from '../processes/command-of.mjs';

/** Parts of the command lines by which the processes are told from strangers with a reused number. */
const STARTER = 'start.mjs';
const API = 'main.js';

/**
 * @typedef {{ pid: number, port: number, apiPid?: number }} Holder the process that runs the installation, and its API
 */

/** Sees to it that one process at a time runs an installation. */
export class InstallationLock {
  #file;

  /** @param {string} folder of the installation */
  constructor(folder) {
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, 'running.json');
  }

  /**
   * Takes the lock.
   * @param {number} port
   * @returns {{ taken: true, orphan?: number } | { taken: false, by: Holder }} `orphan` is the API process that a killed
   *   starter has left running
   */
  acquire(port) {
    const previous = this.holder();
    if (previous && isStarter(previous.pid)) return { taken: false, by: previous };
    const orphan = previous?.apiPid && commandOf(previous.apiPid)?.includes(API) ? previous.apiPid : undefined;
    rmSync(this.#file, { force: true });
    try {
      writeFileSync(this.#file, JSON.stringify({ pid: process.pid, port }), { flag: 'wx' });
    } catch (error) {
      const winner = this.holder();
      if (error.code === 'EEXIST' && winner) return { taken: false, by: winner };
      throw error;
    }
    return { taken: true, orphan };
  }

  /** Notes the API's process, so that it can be found should this process be killed. @param {Holder} holder */
  record(holder) {
    writeFileSync(this.#file, JSON.stringify(holder));
  }

  release() {
    rmSync(this.#file, { force: true });
  }

  /** @returns {Holder | undefined} who took the lock last, running or not */
  holder() {
    try {
      return JSON.parse(readFileSync(this.#file, 'utf8'));
    } catch {
      return undefined;
    }
  }

  /** Whether the installation runs, be it only an API whose starter was killed. */
  isHeld() {
    const holder = this.holder();
    if (!holder) return false;
    return isStarter(holder.pid) || Boolean(holder.apiPid && commandOf(holder.apiPid)?.includes(API));
  }
}

const isStarter = (pid) => pid !== process.pid && Boolean(commandOf(pid)?.includes(STARTER));
