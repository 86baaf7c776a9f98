import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import type Docker from 'dockerode';
import * as tar from 'tar-stream';
import { fixtureChangelog } from './runtime-harness.ts';

const run = promisify(execFile);
const repositoryRoot = join(import.meta.dirname, '../../../..');

/** The base image that `docker/node-base` builds without pulling anything. */
export async function nodeBase(host = process.env['DOCKER_HOST']): Promise<string> {
  const env = { ...process.env, ...(host !== undefined && { DOCKER_HOST: host }) };
  const { stdout } = await run(process.execPath, [join(repositoryRoot, 'docker/node-base/build.mjs')], { env });
  return stdout.trim();
}

/** Builds the fixture bot's image under this reference. */
export async function buildFixtureImage(
  docker: Docker,
  reference: string,
  { version = '1.0.0', user = 'node' } = {},
): Promise<void> {
  const dockerfile = [
    `FROM ${await nodeBase()}`,
    'WORKDIR /app',
    'COPY app /app',
    'COPY --chown=1000:1000 data /data',
    `LABEL org.opencontainers.image.version=${version}`,
    `USER ${user}`,
    'CMD ["node", "/app/server.mjs"]',
  ].join('\n');
  const context = tar.pack();
  context.entry({ name: 'Dockerfile' }, dockerfile);
  context.entry({ name: 'data', type: 'directory' });
  context.entry({ name: 'app/server.mjs' }, await readFile(join(import.meta.dirname, 'fixture-bot/server.mjs')));
  context.entry({ name: 'app/changelogs/1.json' }, fixtureChangelog);
  // A link, as images that keep all their changelogs have it.
  context.entry({ name: 'app/changelogs/latest.json', type: 'symlink', linkname: '1.json' });
  context.finalize();
  await buildFrom(docker, Readable.from(context, { objectMode: false }), reference);
}

/** An image with nothing in it but a web server: it serves /data, where a good answer for /health lies. */
export async function buildImageWithoutNode(docker: Docker, reference: string): Promise<void> {
  const busybox = ['/bin/busybox', '/usr/bin/busybox'].find((path) => existsSync(path));
  if (busybox === undefined) throw new Error('There is no busybox on this machine');
  const dockerfile = [
    'FROM scratch',
    'COPY --chown=1000:1000 files /',
    'USER 1000',
    'CMD ["/bin/busybox", "httpd", "-f", "-p", "3100", "-h", "/data"]',
  ].join('\n');
  const context = tar.pack();
  context.entry({ name: 'Dockerfile' }, dockerfile);
  context.entry({ name: 'files/bin/busybox', mode: 0o755 }, await readFile(busybox));
  context.entry({ name: 'files/data/health' }, '{"status":"ok"}');
  context.finalize();
  await buildFrom(docker, Readable.from(context, { objectMode: false }), reference);
}

/**
 * Builds an image of a context with its Dockerfile, and all its layers anew: of those that the engine remembers, another test
 * may remove the image at this moment, and the build would fail on its way.
 */
export async function buildFrom(docker: Docker, context: Readable, reference: string): Promise<void> {
  await finished(docker, await docker.buildImage(context, { t: reference, forcerm: true, nocache: true }));
}

export async function pushImage(docker: Docker, reference: string): Promise<void> {
  await finished(
    docker,
    await docker.getImage(reference).push({ authconfig: { username: '', password: '', serveraddress: '' } }),
  );
}

function finished(docker: Docker, progress: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    docker.modem.followProgress(progress, (error: Error | null, steps: { error?: string }[]) => {
      const failed = error ?? steps.find((step) => step.error)?.error;
      if (failed) reject(failed instanceof Error ? failed : new Error(failed));
      else resolve();
    });
  });
}
