import type Docker from 'dockerode';

/** Pushes a local image to a registry under another name. @returns its digest there, `sha256:…` */
export function pushImage(
  docker: Docker,
  pushed: { readonly image: string; readonly repository: string; readonly tag: string },
): Promise<string>;
