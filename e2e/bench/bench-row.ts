/** One line of the table that `npm run bench` prints: a figure, and what it must reach. */
export interface BenchRow {
  readonly what: string;
  /** A ratio or a difference within this run. */
  readonly value: number;
  /** Absent: a ratio. */
  readonly unit?: 'ms' | 's' | 'MiB' | 'requests';
  readonly atLeast?: number;
  readonly atMost?: number;
  /** The figures behind it, a line each. They move from machine to machine. */
  readonly detail: string;
}

/** What each `<name>.bench.ts` exports. */
export interface BenchModule {
  /** @param progress is told what is being done, for whoever waits. */
  rows(progress: (doing: string) => void): Promise<BenchRow[]>;
}

export const reaches = ({ value, atLeast = -Infinity, atMost = Infinity }: BenchRow): boolean =>
  value >= atLeast && value <= atMost;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** The value below which `share` (0 to 1) of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Figures of several rounds in few words: their median, and how far they lie apart. */
export const spread = (values: readonly number[], digits = 0): string =>
  `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)})`;
