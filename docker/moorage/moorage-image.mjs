import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { buildImage } from '../build-image.mjs';
import { productionPackages } from './production-packages.mjs';

const root = join(import.meta.dirname, '../..');

/** The parts of the workspace that a server runs; the SPA is only its bundle. */
const PARTS = ['apps/api', 'apps/cli', 'migrations', ...libraries()];

const NOT_FOR_PRODUCTION = /\.(spec|int-spec)\.|\.d\.[mc]?ts(\.map)?$|\.tsbuildinfo$|\/dist\/testing$/;
const keepInPackages = (path) => !/\/(node_modules|\.bin|\.cache)$/.test(path) && !/\.(map|d\.[mc]?ts)$/.test(path);

/**
 * Builds Moorage's own image from the compiled workspace (`npm run images` compiles it first).
 * @param {import('dockerode')} docker
 * @param {{ base: string, tag?: string }} options
 * @returns {Promise<string>} the tag
 */
export async function buildMoorageImage(docker, { base, tag = 'moorage/moorage:dev' }) {
  if (process.platform !== 'linux') {
    throw new Error("Moorage's image takes the production packages of this machine, so it is built on Linux alone.");
  }
  for (const output of ['apps/api/dist/main.js', 'apps/web/dist/index.html', 'apps/bot/dist/bundle/server.mjs']) {
    if (!existsSync(join(root, output))) throw new Error(`${output} is missing: compile first, with npm run images.`);
  }
  return buildImage(docker, { tag, base, pieces: context() });
}

/** @returns {import('../tar-context.mjs').Piece[]} */
function context() {
  const keep = (path) => !NOT_FOR_PRODUCTION.test(path);
  const below = (name, only = keep) => ({ name: `app/${name}`, from: join(root, name), keep: only });
  return [
    { name: 'Dockerfile', from: join(import.meta.dirname, 'Dockerfile') },
    ...['package.json', 'LICENSE'].map((name) => below(name)),
    ...PARTS.flatMap((part) => [below(`${part}/package.json`), below(`${part}/dist`)]),
    below('apps/web/dist'),
    // For the process runtime, whose only image it is.
    below('apps/bot/dist/bundle'),
    ...productionPackages(root).map((name) => below(name, keepInPackages)),
    ...workspaceLinks(),
  ];
}

/** The links by which Node finds `@moorage/kernel` and the others. */
function workspaceLinks() {
  const folder = join(root, 'node_modules/@moorage');
  return readdirSync(folder)
    .filter((name) => PARTS.includes(readlinkSync(join(folder, name)).replace(/^(\.\.\/)+/, '')))
    .map((name) => ({ name: `app/node_modules/@moorage/${name}`, from: join(folder, name) }));
}

/** Those that the bots' side uses stay out. */
function libraries() {
  return readdirSync(join(root, 'libs'))
    .filter((name) => name !== 'bot-kit')
    .filter((name) => existsSync(join(root, 'libs', name, 'package.json')))
    .map((name) => `libs/${name}`);
}
