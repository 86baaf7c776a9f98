import { existsSync } from 'node:fs';
import { ensurePulled } from './build-image.mjs';
import { ensureNodeBase } from './node-base/build.mjs';

/** What images are built on where pulling is fine. */
export const PUBLIC_BASE = 'node:24-slim';

/**
 * The base for images built here: made locally where that can be done, since it needs no network, else the official one.
 * @param {import('dockerode')} docker
 * @returns {Promise<string>}
 */
export async function ensureBase(docker) {
  const canBuild =
    process.platform === 'linux' && ['/bin/busybox', '/usr/bin/busybox'].some((path) => existsSync(path));
  return canBuild ? ensureNodeBase(docker) : ensurePulled(docker, PUBLIC_BASE);
}
