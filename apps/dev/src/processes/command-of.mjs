import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isAlive } from './run.mjs';

/**
 * The command line of a running process, to tell whether a remembered process id still means the same process.
 * @param {number} pid
 * @returns {string | undefined} undefined where no such process runs
 */
export function commandOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return undefined;
    }
  }
  const [program, args] =
    process.platform === 'win32'
      ? ['tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']]
      : ['ps', ['-o', 'command=', '-p', String(pid)]];
  return execFileSync(/** @type {string} */ (program), /** @type {string[]} */ (args), { encoding: 'utf8' });
}
