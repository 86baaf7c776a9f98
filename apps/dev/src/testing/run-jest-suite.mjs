import { runJestSuite } from '../suites/jest-suite.mjs';

/** Runs a suite in another folder and prints what came of it as JSON: `<folder> <project> [file to leave out]`. */
const [cwd = '', name = '', file] = process.argv.slice(2);
/** @type {string[]} */
const lines = [];
const without = file === undefined ? [] : [{ name: file, reason: 'it cannot run here', count: 1 }];
const outcome = await runJestSuite({ name, cwd, workers: 1, without, onLine: (line) => lines.push(line) });
process.stdout.write(JSON.stringify({ outcome, lines }));
