/**
 * One measurement on a simulated fleet, in a process of its own, so that its memory is its own. Arguments: `plan` or `rollout`,
 * and the number of instances. Tells what it took.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { FleetSimulation } from '@moorage/fleet/testing';

const [what, count] = process.argv.slice(2);
const instances = Number(count);

if (what === 'plan') {
  const simulation = await FleetSimulation.open({ instances, seed: 1, withContainers: false });
  await simulation.begin();
  globalThis.gc?.();
  const begun = performance.now();
  const rollout = await simulation.planWave();
  if (rollout.total !== instances) throw new Error(`Of ${instances} bots ${rollout.total} were picked`);
  tell({ milliseconds: performance.now() - begun, cpuMilliseconds: 0 });
} else {
  const simulation = await FleetSimulation.open({ instances, seed: 1 });
  const cpuBefore = process.cpuUsage();
  const begun = performance.now();
  const rollout = await simulation.run();
  const { user, system } = process.cpuUsage(cpuBefore);
  if (rollout.succeeded !== instances) throw new Error(`Of ${instances} bots ${rollout.succeeded} were updated`);
  tell({ milliseconds: performance.now() - begun, cpuMilliseconds: (user + system) / 1_000 });
}

function tell(figures: Record<string, number>): void {
  process.send?.({ ...figures, peakBytes: process.resourceUsage().maxRSS * 1_024 });
}

process.on('disconnect', () => process.exit());
await pause(2 ** 30);
