import { run } from '../processes/run.mjs';
import { inWorkspace, workspaceRoot } from '../workspace.mjs';

/** How many test files a Jest project has: what is left out with it. @param {string} project */
export async function countTestFiles(project) {
  const args = [inWorkspace('node_modules/jest/bin/jest.js'), '--listTests', `--selectProjects=${project}`];
  const { code, output } = await run(process.execPath, args, { cwd: workspaceRoot });
  return code === 0
    ? output.split('\n').filter((line) => line.includes('-spec.') || line.includes('.spec.')).length
    : 0;
}
