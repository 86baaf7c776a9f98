import { cpus, totalmem } from 'node:os';
import { reaches, type BenchRow } from './bench-row.ts';

function shown(value: number, unit: BenchRow['unit']): string {
  if (unit === undefined) return value.toFixed(2);
  return `${value.toFixed(unit === 'MiB' || unit === 'requests' ? 0 : 2)} ${unit}`;
}

function target({ atLeast, atMost, unit }: BenchRow): string {
  if (atLeast !== undefined && atLeast === atMost) return `= ${shown(atLeast, unit)}`;
  if (atLeast !== undefined) return `≥ ${shown(atLeast, unit)}`;
  return atMost === undefined ? '–' : `≤ ${shown(atMost, unit)}`;
}

/** The table for the terminal. */
export function printedTable(rows: readonly BenchRow[]): string {
  const lines = [
    ['what', 'measured', 'must reach', ''],
    ...rows.map((row) => [row.what, shown(row.value, row.unit), target(row), reaches(row) ? 'reached' : 'MISSED']),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The text of `docs/benchmarks.md`. */
export function benchmarksDocument(rows: readonly BenchRow[], measuredOn: Date): string {
  const [cpu] = cpus();
  const machine = `${cpu?.model.trim() ?? 'unknown CPU'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB of memory, Node ${process.versions.node}`;
  return [
    '# Benchmarks',
    '',
    `Written by \`npm run bench\` on ${measuredOn.toISOString().slice(0, 10)}: ${machine}. Each figure compares variants within this one run:`,
    'every variant in processes of its own, all warmed up, measured in turns (A B A B …), medians. Absolute figures move from machine to',
    'machine; the ratios are the point. `npm run bench -- --only proxy` runs one file of `e2e/bench` and leaves this document alone.',
    '',
    '| what | measured | must reach | reached |',
    '| --- | --- | --- | --- |',
    ...rows.map(
      (row) => `| ${row.what} | ${shown(row.value, row.unit)} | ${target(row)} | ${reaches(row) ? 'yes' : '**no**'} |`,
    ),
    '',
    '## The figures behind them',
    '',
    ...rows.flatMap(({ what, detail }) => [`### ${what}`, '', ...detail.split('\n').map((line) => `- ${line}`), '']),
  ].join('\n');
}
