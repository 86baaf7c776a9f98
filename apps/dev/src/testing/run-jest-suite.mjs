import { runJestSuite } from '../suites/jest-suite.mjs';

/** Runs a suite in another folder and prints what came of it as JSON: `<folder> <project> <file to leave out> <file to run alone>`. */
const [cwd = '', name = '', file = '', apart = ''] = process.argv.slice(2);
/** @type {string[]} */
const lines = [];
const without = file === '' ? [] : [{ name: file, reason: 'it cannot run here', count: 1 }];
const alone = apart === '' ? [] : [apart];
const outcome = await runJestSuite({ name, cwd, workers: 1, without, alone, onLine: (line) => lines.push(line) });
process.stdout.write(JSON.stringify({ outcome, lines }));
