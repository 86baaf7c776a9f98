/**
 * `npm run bench [-- --only <name>]`: runs every `<name>.bench.ts` beside this file and prints one table. A whole run also writes
 * `docs/benchmarks.md`. Ends with 1 when a figure misses what it must reach, or a benchmark fails.
 */
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { reaches, type BenchModule, type BenchRow } from './bench-row.ts';
import { benchmarksDocument, printedTable } from './bench-table.ts';

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const suffix = '.bench.ts';
const names = (await readdir(import.meta.dirname))
  .filter((file) => file.endsWith(suffix))
  .map((file) => file.slice(0, -suffix.length));
const chosen = names.toSorted().filter((name) => values.only === undefined || name === values.only);
if (chosen.length === 0) {
  console.error(`There is no benchmark "${values.only}". There are: ${names.toSorted().join(', ')}.`);
  process.exit(2);
}

const rows: BenchRow[] = [];
const failed: string[] = [];
for (const name of chosen) {
  try {
    const bench = (await import(`./${name}${suffix}`)) as BenchModule;
    rows.push(...(await bench.rows((doing) => console.log(`${name}: ${doing}`))));
  } catch (error) {
    failed.push(name);
    console.error(`${name} failed:`, error);
  }
}

console.log(`\n${printedTable(rows)}\n`);
for (const { what, detail } of rows) console.log(`${what}\n  ${detail.replaceAll('\n', '\n  ')}\n`);
if (failed.length > 0) console.error(`Not measured: ${failed.join(', ')}.`);
if (values.only === undefined && failed.length === 0) {
  await writeFile(join(import.meta.dirname, '../../docs/benchmarks.md'), benchmarksDocument(rows, new Date()));
  console.log('Written to docs/benchmarks.md.');
}
process.exit(failed.length === 0 && rows.every(reaches) ? 0 : 1);
