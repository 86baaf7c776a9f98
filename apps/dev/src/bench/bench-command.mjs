import { compile, makeArtefacts } from '../build/build.mjs';
import { TestEnvironment } from '../environment/environment.mjs';
import { runStreaming } from '../processes/run-streaming.mjs';
import { listenForStop } from '../processes/stop-signal.mjs';
import { Progress, red } from '../progress.mjs';
import { inWorkspace, workspaceRoot } from '../workspace.mjs';

/**
 * `npm run bench`: builds everything, starts what is compared and measured with, and hands over to `e2e/bench`, which
 * prints the table.
 * @param {readonly string[]} args handed on
 * @returns {Promise<number>} exit code
 */
export async function benchCommand(args) {
  const stop = listenForStop(() => process.exit(130));
  const abort = new AbortController();
  void stop.requested.then(() => abort.abort());
  const environment = new TestEnvironment();
  const progress = new Progress();
  try {
    await progress.step('building what changed', 'built', async () => {
      await compile();
      await makeArtefacts();
    });
    await progress.step('preparing database, Docker, registry, nginx and wrk', 'services ready', () =>
      environment.prepare(['database', 'busybox', 'docker', 'registry', 'nginx', 'wrk']),
    );
    for (const [name, reason] of environment.missing) console.error(`${red('missing')} ${name}: ${reason}`);
    if (environment.missing.size > 0) return 1;
    return await runStreaming(process.execPath, [inWorkspace('e2e/bench/run.ts'), ...args], {
      cwd: workspaceRoot,
      env: { ...process.env, ...environment.variables },
      signal: abort.signal,
      onLine: (line) => console.log(line),
    });
  } finally {
    await environment.stop();
    stop.release();
  }
}
