import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runOrFail } from '../processes/run.mjs';
import { inWorkspace, workspaceRoot } from '../workspace.mjs';
import { fingerprint } from './fingerprint.mjs';

const SHARED_INPUTS = ['package-lock.json', 'tsconfig.base.json'];

/**
 * What is made by other tools than the TypeScript compiler, which keeps track of changes by itself.
 * @typedef {{ name: string, inputs: string[], outputs: string, make: () => Promise<unknown> }} Artefact
 */

/** @type {Artefact} */
const spa = {
  name: 'web',
  inputs: ['apps/web', 'libs/api-client', ...SHARED_INPUTS],
  outputs: 'apps/web/dist/index.html',
  make: () =>
    runOrFail('Building the web app', process.execPath, [inWorkspace('node_modules/vite/bin/vite.js'), 'build'], {
      cwd: inWorkspace('apps/web'),
      env: { ...process.env, NODE_ENV: 'production' },
    }),
};

/** @type {Artefact} */
const botBundle = {
  name: 'bot-bundle',
  inputs: ['apps/bot', 'libs/bot-kit', ...SHARED_INPUTS],
  outputs: 'apps/bot/dist/bundle',
  make: () => runScript('Bundling the reference bot', '@moorage/bot', 'bundle'),
};

/**
 * Compiles TypeScript projects with all they refer to; what hasn't changed is passed over.
 * @param {readonly string[]} projects folders; all of the workspace by default
 */
export function compile(projects = ['.']) {
  const compiler = inWorkspace('node_modules/typescript7/bin/tsc');
  return runOrFail('The TypeScript compiler', process.execPath, [compiler, '-b', ...projects], { cwd: workspaceRoot });
}

/** Makes the SPA and the reference bot's bundle, where they aren't up to date. */
export async function makeArtefacts() {
  for (const artefact of [spa, botBundle]) await makeIfChanged(artefact);
}

/** @param {Artefact} artefact */
async function makeIfChanged({ name, inputs, outputs, make }) {
  const stamp = inWorkspace('.nx/built', name);
  const current = fingerprint(workspaceRoot, inputs);
  if (existsSync(inWorkspace(outputs)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === current) return;
  rmSync(stamp, { force: true });
  await make();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, current);
}

/** Runs a package's npm script. */
function runScript(title, workspace, script) {
  const npm = process.env.npm_execpath ?? join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');
  return existsSync(npm)
    ? runOrFail(title, process.execPath, [npm, 'run', script, '--silent', '-w', workspace], { cwd: workspaceRoot })
    : runOrFail(title, 'npm', ['run', script, '--silent', '-w', workspace], { cwd: workspaceRoot });
}
