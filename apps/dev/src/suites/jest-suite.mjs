import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runStreaming } from '../processes/run-streaming.mjs';
import { inWorkspace, workspaceRoot } from '../workspace.mjs';
import { nothing, oneFailed, sum } from './outcome.mjs';

const reporter = fileURLToPath(new URL('compact-reporter.mjs', import.meta.url));

/**
 * Runs one of Jest's projects.
 * @param {{ name: string, workers: number, without?: readonly import('./outcome.mjs').LeftOut[], alone?: readonly string[],
 *   env?: Record<string, string>, signal?: AbortSignal, cwd?: string, onLine: (line: string) => void }} options
 *   `without` are files that can't run here: their names end the paths of the files that are left out; `alone` are files
 *   that run first, one after the other
 * @returns {Promise<import('./outcome.mjs').Outcome>}
 */
export async function runJestSuite({ without = [], alone = [], ...options }) {
  const apart = alone.filter((file) => !without.some(({ name }) => name === file));
  const first = apart.length === 0 ? nothing : await runJest({ ...options, workers: 1, files: apart });
  if (options.signal?.aborted) return first;
  const others = await runJest({ ...options, ignored: [...without.map(({ name }) => name), ...apart] });
  return sum([{ ...nothing, leftOut: [...without] }, first, others]);
}

/**
 * @param {{ name: string, workers: number, files?: readonly string[], ignored?: readonly string[],
 *   env?: Record<string, string>, signal?: AbortSignal, cwd?: string, onLine: (line: string) => void }} options
 *   `files` are the only ones to run
 */
async function runJest({ name, workers, files = [], ignored = [], env = {}, signal, cwd = workspaceRoot, onLine }) {
  const folder = mkdtempSync(join(tmpdir(), 'moorage-suite-'));
  const counts = join(folder, 'counts.json');
  try {
    const code = await runStreaming(
      process.execPath,
      [
        inWorkspace('node_modules/jest/bin/jest.js'),
        '--ci',
        '--passWithNoTests',
        `--maxWorkers=${workers}`,
        `--reporters=${reporter}`,
        `--selectProjects=${name}`,
        ...(files.length > 0 ? ['--runTestsByPath', ...files] : []),
      ],
      { cwd, signal, env: { ...process.env, ...env, ...leavingOut(ignored), MOORAGE_SUITE_COUNTS: counts }, onLine },
    );
    return existsSync(counts) ? outcomeOf(name, code, JSON.parse(readFileSync(counts, 'utf8'))) : oneFailed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As `jest.config.mjs` is told. @param {readonly string[]} files */
function leavingOut(files) {
  return files.length === 0 ? {} : { MOORAGE_TEST_WITHOUT: files.join(' ') };
}

/**
 * @param {string} suite @param {number} code Jest's exit code
 * @param {{ passed: number, failed: number, skipped: string[], files: number }} counts
 * @returns {import('./outcome.mjs').Outcome}
 */
function outcomeOf(suite, code, counts) {
  const { passed, failed, skipped, files } = counts;
  const leftOut = skipped.map((name) => ({ name: `${suite}: ${name}`, reason: 'marked to be skipped', count: 1 }));
  if (files === 0) leftOut.push({ name: suite, reason: 'there are no tests in it', count: 1 });
  // Jest ends badly without a failed test when, say, its own teardown does: that isn't a pass.
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, leftOut };
}
