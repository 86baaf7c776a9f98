import { TestEnvironment } from '../environment/environment.mjs';
import { listenForStop } from '../processes/stop-signal.mjs';
import { dim, green, red, seconds, yellow } from '../progress.mjs';
import { build, layers, lint, types } from './checks.mjs';
import { runJestSuite } from './jest-suite.mjs';
import { exitCodeOf, lastLine, nothing, oneFailed, onePassed, sum } from './outcome.mjs';
import { filesAlone } from './files-alone.mjs';
import { filesWithoutRoot } from './files-without-root.mjs';
import { countTestFiles } from './test-files.mjs';
import { SUITES, testOptions } from './test-options.mjs';

/** @typedef {import('./test-options.mjs').SuiteName} SuiteName */
/** @typedef {import('./outcome.mjs').Outcome} Outcome */

/** What the suites run against. The others need nothing but the sources. */
const NEEDS = /** @type {const} */ ({
  integration: ['database', 'busybox', 'docker', 'registry'],
  e2e: ['database', 'busybox', 'docker', 'registry'],
  browser: ['database', 'busybox', 'docker', 'registry', 'chromium'],
});

/** On two cores. What runs on real engines waits for them, and for leases, a good part of its time. */
const WORKERS = { unit: 2, integration: 3, e2e: 3, browser: 2 };

const CHECKS = { types, build, lint, layers };

const USAGE = `npm test -- [--only ${SUITES.join(',')}]

Runs all suites, against real services that it installs and starts where it can. --only picks some of them.`;

/**
 * `npm test`.
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
export async function testCommand(args) {
  const { help, chosen } = testOptions(args);
  if (help) {
    console.log(USAGE);
    return 0;
  }
  const outcome = await runUntilStopped(chosen);
  if (!outcome) {
    console.log('\nStopped.');
    return 130;
  }
  for (const { name, reason, count } of outcome.leftOut)
    console.log(`${yellow('left out')} ${name} (${count}): ${reason}`);
  console.log(lastLine(outcome));
  return exitCodeOf(outcome, { ci: process.env.CI === 'true' });
}

/**
 * @param {readonly SuiteName[]} chosen
 * @returns {Promise<Outcome | undefined>} undefined where it was ended by Ctrl-C
 */
async function runUntilStopped(chosen) {
  const stop = listenForStop(() => process.exit(130));
  const abort = new AbortController();
  const environment = new TestEnvironment();
  try {
    const running = new SuiteRun(chosen, environment, abort.signal).all();
    const outcome = await Promise.race([running, stop.requested]);
    if (typeof outcome !== 'string') return outcome;
    abort.abort();
    // What ends because of that has nothing to say any more.
    await running.catch(() => undefined);
    return undefined;
  } finally {
    await environment.stop();
    stop.release();
  }
}

/** One run of the chosen suites; what needs real services goes last, while those are being prepared. */
class SuiteRun {
  #chosen;
  #environment;
  #signal;

  /** @param {readonly SuiteName[]} chosen @param {TestEnvironment} environment @param {AbortSignal} signal */
  constructor(chosen, environment, signal) {
    this.#chosen = chosen;
    this.#environment = environment;
    this.#signal = signal;
  }

  /** @returns {Promise<Outcome>} */
  async all() {
    const prepared = this.#prepare();
    const sources = [
      await this.#check('types'),
      ...(await Promise.all([this.#checksInTurn(['build', 'lint', 'layers']), this.#suite('unit')])),
    ];
    await prepared;
    const stories = [];
    for (const name of /** @type {const} */ (['integration', 'e2e', 'browser'])) stories.push(await this.#suite(name));
    return sum([...sources, ...stories]);
  }

  /** @param {readonly (keyof typeof CHECKS)[]} names */
  async #checksInTurn(names) {
    const outcomes = [];
    for (const name of names) outcomes.push(await this.#check(name));
    return sum(outcomes);
  }

  /** @param {keyof typeof CHECKS} name @returns {Promise<Outcome>} */
  async #check(name) {
    if (!this.#chosen.includes(name)) return leftOut(name, 1, 'not chosen by --only');
    const startedAt = performance.now();
    const complaint = await CHECKS[name].run(this.#signal);
    if (this.#signal.aborted) return nothing;
    this.#headline(name, complaint === undefined, '', startedAt);
    if (complaint !== undefined) console.log(complaint);
    return complaint === undefined ? onePassed : oneFailed;
  }

  /** @param {keyof typeof WORKERS} name @returns {Promise<Outcome>} */
  async #suite(name) {
    if (this.#signal.aborted) return nothing;
    if (!this.#chosen.includes(name)) return leftOut(name, await countTestFiles(name), 'not chosen by --only');
    const missing = (NEEDS[name] ?? []).filter((service) => this.#environment.missing.has(service));
    if (missing.length > 0) {
      return leftOut(
        name,
        await countTestFiles(name),
        missing.map((service) => `${service}: ${this.#environment.missing.get(service)}`).join('\n  '),
      );
    }
    const startedAt = performance.now();
    const outcome = await runJestSuite({
      name,
      workers: WORKERS[name],
      without: filesWithoutRoot(name, process.getuid?.()),
      alone: filesAlone(name),
      env: this.#environment.variables,
      signal: this.#signal,
      onLine: (line) => console.log(`${dim(name.padEnd(12))}${line}`),
    });
    if (this.#signal.aborted) return nothing;
    this.#headline(name, outcome.failed === 0, `${outcome.passed} passed, ${outcome.failed} failed`, startedAt);
    return outcome;
  }

  async #prepare() {
    const needs = [...new Set(this.#chosen.flatMap((name) => NEEDS[name] ?? []))];
    if (needs.length === 0) return;
    const startedAt = performance.now();
    await this.#environment.prepare(needs);
    const { missing } = this.#environment;
    const there = needs.filter((name) => !missing.has(name));
    this.#headline('environment', missing.size === 0, there.join(', '), startedAt);
    for (const [name, reason] of missing) console.log(`${red('missing')} ${name}: ${reason}`);
  }

  #headline(name, good, detail, startedAt) {
    const took = dim(seconds(performance.now() - startedAt));
    console.log(`${good ? green('✓') : red('✗')} ${name.padEnd(12)}${detail ? `${detail} ` : ''}${took}`);
  }
}

/** @returns {Outcome} */
function leftOut(name, count, reason) {
  return { ...nothing, leftOut: [{ name, count, reason }] };
}
