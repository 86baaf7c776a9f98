import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

export interface ProcessUse {
  readonly cpuPercent: number;
  readonly memoryBytes: number;
  readonly pids: number;
}

const unknown: ProcessUse = { cpuPercent: 0, memoryBytes: 0, pids: 0 };
/** Two looks at the processor clock, this far apart, make a percentage. */
const sampleMilliseconds = 200;
let ticksPerSecond: Promise<number> | undefined;

/** What one process uses, from /proc (see proc(5)); other systems have no such place, and zeros is what they get. */
export async function useOf(pid: number): Promise<ProcessUse> {
  if (process.platform !== 'linux') return unknown;
  try {
    ticksPerSecond ??= promisify(execFile)('getconf', ['CLK_TCK']).then(
      ({ stdout }) => Number(stdout),
      () => 100,
    );
    const [before, began] = [await cpuTicks(pid), performance.now()];
    await delay(sampleMilliseconds);
    const [after, ended] = [await cpuTicks(pid), performance.now()];
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const field = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    const seconds = (after - before) / (await ticksPerSecond);
    return {
      cpuPercent: (seconds / ((ended - began) / 1000)) * 100,
      memoryBytes: field('VmRSS') * 1024,
      pids: field('Threads'),
    };
  } catch {
    return unknown; // it ended while we looked
  }
}

/** Fields 14 and 15 of /proc/[pid]/stat, counted after the name in parentheses: time in user and in kernel mode. */
async function cpuTicks(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /s, '').split(' ');
  return Number(fields[11]) + Number(fields[12]);
}
