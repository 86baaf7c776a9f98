import { readFile } from 'node:fs/promises';

/** Milliseconds per clock tick of `/proc`: Linux reports 100 a second to programs, whatever its own clock does. */
const TICK_MS = 10;

/** CPU time that a process and its children have used so far, user and system, in milliseconds. Linux only. */
export async function cpuTime(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The name, in brackets, may contain anything; fields are counted from behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const own = (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).split(' ').filter(Boolean);
  const theirs = await Promise.all(children.map((child) => cpuTime(Number(child))));
  return theirs.reduce((sum, each) => sum + each, own);
}
