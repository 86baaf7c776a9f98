import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { dim, green, red, seconds } from '../progress.mjs';

/**
 * A Jest reporter: one line per test file as it ends, failures in full at once, and the counts as JSON for the run that
 * started Jest (`MOORAGE_SUITE_COUNTS` names the file).
 */
// eslint-disable-next-line no-restricted-syntax -- Jest takes a reporter's default export
export default class CompactReporter {
  #root;

  /** @param {{ rootDir: string }} globalConfig */
  constructor(globalConfig) {
    this.#root = globalConfig.rootDir;
  }

  onTestResult(test, result) {
    const path = relative(this.#root, test.path);
    const took = dim(seconds(result.perfStats.runtime));
    if (result.failureMessage) {
      process.stdout.write(`${red('✗')} ${path} ${took}\n${result.failureMessage}\n`);
      for (const { message, origin } of result.console ?? []) process.stdout.write(`${message}\n${dim(origin)}\n`);
    } else {
      process.stdout.write(`${green('✓')} ${path} ${dim(`${result.numPassingTests} ·`)} ${took}\n`);
    }
  }

  onRunComplete(_contexts, results) {
    const file = process.env.MOORAGE_SUITE_COUNTS;
    if (file) writeFileSync(file, JSON.stringify(countsOf(results, this.#root)));
  }
}

/** A file that can't even be loaded has no tests to count; it is one failure. */
function countsOf(results, root) {
  const tests = results.testResults.flatMap((file) =>
    file.testResults.map(({ status, fullName }) => ({
      status,
      name: `${relative(root, file.testFilePath)}: ${fullName}`,
    })),
  );
  const isSkipped = ({ status }) =>
    status === 'pending' || status === 'skipped' || status === 'todo' || status === 'disabled';
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: tests.filter(isSkipped).map(({ name }) => name),
    files: results.numTotalTestSuites,
  };
}
