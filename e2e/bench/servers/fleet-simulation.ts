/**
 * One measurement on a simulated fleet, in a process of its own, so that its memory is its own. Arguments: `plan` or `rollout`,
 * and the number of instances. Tells what it took.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { FleetSimulation } from '@moorage/fleet/testing';

const [what, count] = process.argv.slice(2);
const instances = Number(count);

if (what === 'plan') {
  const simulation = await FleetSimulation.open({ instances, seed: 1, withContainers: false });
  await simulation.begin();
  const before = settledMemory();
  const begun = performance.now();
  const rollout = await simulation.planWave();
  if (rollout.total !== instances) throw new Error(`Of ${instances} bots ${rollout.total} were picked`);
  const milliseconds = performance.now() - begun;
  tell({ milliseconds, cpuMilliseconds: 0, peakBytes: memory('VmHWM'), addedBytes: memory('VmHWM') - before });
} else {
  const simulation = await FleetSimulation.open({ instances, seed: 1 });
  const cpuBefore = process.cpuUsage();
  const begun = performance.now();
  const rollout = await simulation.run();
  const { user, system } = process.cpuUsage(cpuBefore);
  if (rollout.succeeded !== instances) throw new Error(`Of ${instances} bots ${rollout.succeeded} were updated`);
  const milliseconds = performance.now() - begun;
  tell({ milliseconds, cpuMilliseconds: (user + system) / 1_000, peakBytes: 0, addedBytes: 0 });
}

/** Resident memory without garbage, in bytes; from here on the kernel looks for a new peak. (proc(5), clear_refs) */
function settledMemory(): number {
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  writeFileSync('/proc/self/clear_refs', '5');
  return memory('VmRSS');
}

function memory(field: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1_024;
}

function tell(figures: Record<'milliseconds' | 'cpuMilliseconds' | 'peakBytes' | 'addedBytes', number>): void {
  process.send?.(figures);
}

process.on('disconnect', () => process.exit());
await pause(2 ** 30);
