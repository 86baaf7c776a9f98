import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBase } from './base-image.mjs';
import { buildImage } from './build-image.mjs';

const root = join(import.meta.dirname, '..');

/** What `npm run bundle -w @moorage/bot` makes: the whole bot, nothing to install. */
const BUNDLE = 'apps/bot/dist/bundle';

/**
 * Builds the reference bot's image from its bundle, where it isn't there already. Paths in the context are those of the
 * repository, so `docker build -f docker/bot/Dockerfile .` makes the same.
 * @param {import('dockerode')} docker
 * @param {{ base?: string, tag?: string, bundle?: string }} [options] `bundle` is another build of the bot, as a folder
 * @returns {Promise<string>} the image's reference
 */
export async function ensureReferenceBotImage(docker, { base, tag, bundle = join(root, BUNDLE) } = {}) {
  if (!existsSync(bundle)) throw new Error(`${bundle} is missing: npm run bundle -w @moorage/bot makes it.`);
  return buildImage(docker, {
    tag: tag ?? `moorage/reference-bot:${versionOf(bundle)}`,
    base: base ?? (await ensureBase(docker)),
    pieces: [
      { name: 'Dockerfile', from: join(root, 'docker/bot/Dockerfile') },
      { name: BUNDLE, from: bundle },
    ],
  });
}

function versionOf(bundle) {
  return JSON.parse(readFileSync(join(bundle, 'build.json'), 'utf8')).version;
}
