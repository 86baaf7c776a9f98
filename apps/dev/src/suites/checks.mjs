import { compile, makeArtefacts } from '../build/build.mjs';
import { run } from '../processes/run.mjs';
import { inWorkspace, workspaceRoot } from '../workspace.mjs';

/**
 * Checks of the sources: each counts as one test.
 * @typedef {{ name: string, run: (signal: AbortSignal) => Promise<string | undefined> }} Check answers with the complaint
 */

/** @param {string} script @param {readonly string[]} args */
const tool = (script, args) => async (/** @type {AbortSignal} */ signal) => {
  const options = { cwd: workspaceRoot, env: process.env, signal };
  const { code, output } = await run(process.execPath, [inWorkspace('node_modules', script), ...args], options);
  return code === 0 ? undefined : output;
};

/** @param {() => Promise<unknown>} work */
const attempt = (work) => async () => {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error.message;
  }
};

/** Everything compiles; what is compiled is what e2e starts. @type {Check} */
export const types = { name: 'types', run: attempt(() => compile()) };

/** The SPA and the reference bot's bundle can be made. @type {Check} */
export const build = { name: 'build', run: attempt(makeArtefacts) };

/** Habits and the boundaries between projects. @type {Check} */
export const lint = { name: 'lint', run: tool('eslint/bin/eslint.js', ['.', '--max-warnings', '0']) };

/** Layers inside the contexts, cycles, doors. @type {Check} */
export const layers = {
  name: 'layers',
  run: tool('dependency-cruiser/bin/dependency-cruiser.mjs', ['--config', '.dependency-cruiser.mjs', 'apps', 'libs']),
};
