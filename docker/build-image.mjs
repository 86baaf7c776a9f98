import { Readable } from 'node:stream';
import { digestOfContext, listContext, packContext } from './tar-context.mjs';

const CONTENT_LABEL = 'moorage.content';

/**
 * Builds an image through the engine's API, so that no `docker` command line is needed; one with the same base and the
 * same content is left as it is.
 * @param {import('dockerode')} docker
 * @param {{ tag: string, base: string, pieces: import('./tar-context.mjs').Piece[] }} image among the pieces is one
 *   named `Dockerfile`, which takes its base as the build argument BASE
 * @returns {Promise<string>} the tag
 */
export async function buildImage(docker, { tag, base, pieces }) {
  const files = listContext(pieces);
  const { Id: baseId } = await docker.getImage(base).inspect();
  const content = `${digestOfContext(files)} on ${baseId}`;
  if ((await contentOf(docker, tag)) === content) return tag;

  const progress = await docker.buildImage(Readable.from(packContext(files)), {
    t: tag,
    rm: true,
    forcerm: true,
    // Everything that goes into an image is in its context: no step reaches out.
    networkmode: 'none',
    buildargs: { BASE: base },
    labels: { [CONTENT_LABEL]: content },
  });
  await finished(docker, progress);
  return tag;
}

/** Pushes a local image to a registry under another name. @returns {Promise<string>} its digest there, `sha256:…` */
export async function pushImage(docker, { image, repository, tag }) {
  await docker.getImage(image).tag({ repo: repository, tag });
  const pushed = docker.getImage(`${repository}:${tag}`);
  const events = await finished(docker, await pushed.push({ authconfig: { username: '', password: '' } }));
  const digest = events.map((event) => event.aux?.Digest).find(Boolean);
  if (!digest) throw new Error(`The registry named no digest for ${repository}:${tag}`);
  return digest;
}

/** Pulls an image where it isn't there yet. */
export async function ensurePulled(docker, image) {
  if ((await contentOf(docker, image)) !== undefined) return image;
  await finished(docker, await docker.pull(image));
  return image;
}

/** @returns {Promise<string | undefined>} the label, `''` for an image without it, undefined where there is no such image */
async function contentOf(docker, image) {
  try {
    return (await docker.getImage(image).inspect()).Config.Labels?.[CONTENT_LABEL] ?? '';
  } catch (error) {
    if (error.statusCode === 404) return undefined;
    throw error;
  }
}

/** Waits for the end of what the engine does; a failed build comes as an event, with the lines before it as its story. */
function finished(docker, progress) {
  return new Promise((resolve, reject) => {
    docker.modem.followProgress(progress, (error, events) => {
      const failure = error?.message ?? events?.find((event) => event.error)?.error;
      if (failure === undefined) return resolve(events);
      const story = (events ?? []).map((event) => event.stream ?? '').join('');
      reject(new Error(`${failure}\n${story}`.trim()));
    });
  });
}
