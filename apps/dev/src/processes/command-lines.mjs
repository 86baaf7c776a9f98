import { readFileSync, readdirSync } from 'node:fs';
import { run } from './run.mjs';

/**
 * The command lines of all processes this user may see.
 * @returns {Promise<{ pid: number, command: string }[]>}
 */
export async function commandLines() {
  // A slim container has /proc, but not necessarily ps.
  if (process.platform === 'linux') return readdirSync('/proc').flatMap(fromProc);
  if (process.platform === 'win32') return [];
  const { output } = await run('ps', ['-axo', 'pid=,command=']);
  return output.split('\n').flatMap((line) => {
    const [, pid, command] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid && command ? [{ pid: Number(pid), command }] : [];
  });
}

function fromProc(name) {
  if (!/^\d+$/.test(name)) return [];
  try {
    return [{ pid: Number(name), command: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ') }];
  } catch {
    return []; // it ended in between
  }
}
