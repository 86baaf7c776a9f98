import { runJestSuite } from '../suites/jest-suite.mjs';

/** Runs a suite in another folder and prints what came of it as JSON: `<folder> <project>`. */
const [cwd = '', name = ''] = process.argv.slice(2);
/** @type {string[]} */
const lines = [];
const outcome = await runJestSuite({ name, cwd, workers: 1, onLine: (line) => lines.push(line) });
process.stdout.write(JSON.stringify({ outcome, lines }));
