import type { CheckResult } from './run-checks.ts';

/** The results as a table for a terminal, ending with the count. */
export function checkTable(results: readonly CheckResult[]): string {
  const width = Math.max(...results.map(({ row }) => row.length));
  const lines = results.map(({ row, passed, note }) =>
    `${passed ? 'pass' : 'FAIL'}  ${row.padEnd(width)}  ${note}`.trimEnd(),
  );
  const passed = results.filter((result) => result.passed).length;
  return [...lines, '', `${passed} passed, ${results.length - passed} failed`].join('\n');
}
