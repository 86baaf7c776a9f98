import type Docker from 'dockerode';

/** Builds the reference bot's image from its bundle, where it isn't there already; resolves with its reference. */
export function ensureReferenceBotImage(
  docker: Docker,
  options?: { base?: string; tag?: string; bundle?: string },
): Promise<string>;
