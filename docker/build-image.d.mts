import type Docker from 'dockerode';
import type { Piece } from './tar-context.mjs';

/** Builds an image through the engine's API, unless it is there with the same base and content; resolves with its tag. */
export function buildImage(docker: Docker, image: { tag: string; base: string; pieces: Piece[] }): Promise<string>;

/** Pushes a local image to a registry under another name; resolves with its digest there, `sha256:…`. */
export function pushImage(
  docker: Docker,
  pushed: { image: string; repository: string; tag: string | undefined },
): Promise<string>;

/** Pulls an image where it isn't there yet; resolves with its name. */
export function ensurePulled(docker: Docker, image: string): Promise<string>;
