import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import Docker from 'dockerode';
import { digestOf, nodeRootFilesystem, packRootFilesystem } from './root-filesystem.mjs';

/** The image this builds: Node 24 and BusyBox, nothing else. It stands in for `node:24-slim` where nothing can be pulled. */
export const NODE_BASE_IMAGE = 'moorage/node-base:24';

const CONTENT_LABEL = 'moorage.content';

/**
 * Builds the base image from the project's own Node binary, without pulling anything; an image with the same content is
 * left as it is. Takes about two seconds on first use, a fraction of one afterwards.
 * @param {Docker} [docker] the engine to build on; by default the one `DOCKER_HOST` or the local socket leads to
 * @returns {Promise<string>} the image's reference
 */
export async function ensureNodeBase(docker = new Docker()) {
  const entries = nodeRootFilesystem({ node: projectNode(), busybox: staticBusybox() });
  const content = digestOf(entries);
  if ((await labelOf(docker, NODE_BASE_IMAGE)) === content) return NODE_BASE_IMAGE;

  const [repo, tag] = NODE_BASE_IMAGE.split(':');
  const progress = await docker.importImage(Readable.from(packRootFilesystem(entries)), {
    repo,
    tag,
    changes: ['ENV PATH=/usr/local/bin:/usr/bin:/bin', 'CMD ["node"]', `LABEL ${CONTENT_LABEL}=${content}`],
  });
  await new Promise((resolve, reject) => {
    docker.modem.followProgress(progress, (error, result) => (error ? reject(error) : resolve(result)));
  });
  return NODE_BASE_IMAGE;
}

async function labelOf(docker, reference) {
  try {
    return (await docker.getImage(reference).inspect()).Config?.Labels?.[CONTENT_LABEL];
  } catch (error) {
    if (error.statusCode === 404) return undefined;
    throw error;
  }
}

function projectNode() {
  const name = `node-linux-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'bin/node');
  } catch {
    throw new Error(
      `The base image is made of the package ${name}, which is installed on Linux alone: run npm ci there.`,
    );
  }
}

function staticBusybox() {
  const found = ['/bin/busybox', '/usr/bin/busybox'].find((path) => existsSync(path));
  if (!found) throw new Error('The base image needs BusyBox: apt-get install --no-install-recommends busybox-static');
  return found;
}

if (import.meta.main) ensureNodeBase().then((reference) => console.log(reference));
