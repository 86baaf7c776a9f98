import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { Progress } from '../progress.mjs';
import { watchParent } from '../processes/parent-watch.mjs';
import { STOP_SIGNALS } from '../processes/stop-signal.mjs';
import { inWorkspace, workspaceRoot } from '../workspace.mjs';
import { chooseNode, findProjectNode } from './node-version.mjs';
import { installPackages, packagesAreInstalled } from './packages.mjs';

/**
 * Brings a fresh clone to the point where the rest can run: packages installed, and a Node that is new enough. Needs
 * neither itself. Runs `main` here, or this same script once more under the Node that came with the packages.
 * @param {() => Promise<number>} main resolves with the exit code
 */
export async function prepareAndRun(main) {
  try {
    process.exitCode = await prepare(main);
  } catch (error) {
    process.stderr.write(
      `\n${error.name === 'Error' || error.name === 'CommandFailed' ? error.message : error.stack}\n`,
    );
    process.exitCode = 1;
  }
}

async function prepare(main) {
  // Before anything is installed only the lowest bar can be asked for; which Node came with the packages shows later.
  const early = chooseNode(process.versions.node, 'not installed yet');
  if (early.run === 'nowhere') throw new Error(early.reason);

  if (!packagesAreInstalled(workspaceRoot)) {
    await new Progress().step('installing packages (about half a minute)', 'packages installed', () =>
      installPackages(workspaceRoot),
    );
  }

  const choice = chooseNode(process.versions.node, findProjectNode(workspaceRoot));
  if (choice.run === 'nowhere') throw new Error(choice.reason);
  return choice.run === 'here' ? main() : runAgain(choice.node);
}

/** Hands over to the other Node: same script, same arguments, same terminal; signals are passed on, its end is ours. */
function runAgain(node) {
  const path = [inWorkspace('node_modules/.bin'), process.env.PATH].join(delimiter);
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit', env: { ...process.env, PATH: path } });
  for (const signal of STOP_SIGNALS) process.on(signal, () => child.kill(signal));
  watchParent(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 128));
  });
}
