import { median, spread, type BenchRow } from './bench-row.ts';
import { ServerProcess } from './server-process.ts';

const rounds = 5;
const MIB = 1024 ** 2;

interface Figures {
  readonly milliseconds: number;
  readonly cpuMilliseconds: number;
  /** Resident memory while a wave was planned: the highest, and how much of it came on top. */
  readonly peakBytes: number;
  readonly addedBytes: number;
}

/** What a large fleet costs the control plane: the real orchestrator and reconciler over stores and a runtime in memory. */
export async function rows(progress: (doing: string) => void): Promise<BenchRow[]> {
  const plans = { small: 1_000, large: 100_000 };
  const rollouts = { small: 1_000, large: 10_000 };
  const planned = await inTurns('plan', plans, rounds, progress);
  const rolled = await inTurns('rollout', rollouts, 3, progress);
  const perBot = (figures: readonly Figures[], bots: number): number[] =>
    figures.map(({ cpuMilliseconds }) => cpuMilliseconds / bots);
  const [small, large] = [perBot(rolled.small, rollouts.small), perBot(rolled.large, rollouts.large)];
  const milliseconds = (figures: readonly Figures[]): number[] => figures.map((each) => each.milliseconds);
  const added = Math.max(...planned.large.map(({ addedBytes }) => addedBytes)) / MIB;
  const peak = Math.max(...planned.large.map(({ peakBytes }) => peakBytes)) / MIB;
  return [
    {
      what: 'planning one wave: 100,000 instances ÷ 1,000',
      value: median(milliseconds(planned.large)) / median(milliseconds(planned.small)),
      atMost: 150,
      detail: [
        `one wave of a quarter, picked and written down: ${spread(milliseconds(planned.large), 1)} ms, and ${spread(milliseconds(planned.small), 2)} ms`,
        'each time in a process of its own, garbage collected before, stores in memory',
      ].join('\n'),
    },
    {
      what: 'planning one wave at 100,000 instances: memory of the whole process at its peak meanwhile',
      value: peak,
      unit: 'MiB',
      atMost: 300,
      detail: `the highest of ${rounds} rounds; the process is also the database of the simulated fleet: planning added ${added.toFixed(0)} MiB to what it had without garbage`,
    },
    {
      what: 'control-plane time per bot of a rollout: 10,000 simulated instances ÷ 1,000',
      value: median(large) / median(small),
      atMost: 1.3,
      detail: [
        `processor time from the start of the rollout to its end, by bots: ${spread(large, 2)} ms, and ${spread(small, 2)} ms`,
        'the runtime, the clock and the stores are in memory, so that the time is that of orchestrator, reconciler and reactions',
      ].join('\n'),
    },
  ];
}

async function inTurns(
  what: 'plan' | 'rollout',
  sizes: { readonly small: number; readonly large: number },
  turns: number,
  progress: (doing: string) => void,
): Promise<{ readonly small: Figures[]; readonly large: Figures[] }> {
  const figures: { small: Figures[]; large: Figures[] } = { small: [], large: [] };
  for (let turn = 0; turn < turns; turn += 1) {
    for (const size of ['small', 'large'] as const) {
      progress(`${what} of ${sizes[size].toLocaleString('en')} instances, ${turn + 1} of ${turns}`);
      const measured = await ServerProcess.start<Figures>(
        'fleet-simulation.ts',
        [what, String(sizes[size])],
        ['--expose-gc'],
      );
      figures[size].push(measured.hello);
      await measured.stop();
    }
  }
  return figures;
}
