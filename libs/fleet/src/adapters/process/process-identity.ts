import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process for good: its number alone is given to another one some day. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it began, in whatever form the system tells it; compared, never read. */
  readonly start: string;
}

/** `undefined` for a process that doesn't run, also for one that ended and waits for its parent (a zombie). */
export function identityOf(pid: number): ProcessIdentity | undefined {
  const start = process.platform === 'linux' ? linuxStart(pid) : portableStart(pid);
  return start === undefined ? undefined : { pid, start };
}

export function ownIdentity(): ProcessIdentity {
  const identity = identityOf(process.pid);
  if (!identity) throw new Error('this system does not tell when a process began');
  return identity;
}

export function isAlive(identity: ProcessIdentity | null | undefined): identity is ProcessIdentity {
  return !!identity && identityOf(identity.pid)?.start === identity.start;
}

/** Does nothing to a process that is gone, or to another one that has its number now. */
export function signal(identity: ProcessIdentity | null | undefined, name: 'SIGTERM' | 'SIGKILL'): void {
  if (!isAlive(identity)) return;
  try {
    process.kill(identity.pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // it ended in between
  }
}

/** proc(5): in /proc/[pid]/stat field 3 is the state and field 22 the start in ticks since boot; field 2 may hold spaces. */
function linuxStart(pid: number): string | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : `${bootId()}/${fields[19]}`;
  } catch {
    return undefined;
  }
}

/** Ticks since boot repeat with every boot. */
function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}

/** Elsewhere `ps` tells the start (POSIX `lstart` on macOS and the BSDs); on Windows the number must do. */
function portableStart(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
    return process.platform === 'win32'
      ? 'running'
      : execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}
