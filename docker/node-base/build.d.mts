import type Docker from 'dockerode';

/** The image this builds: Node 24 and BusyBox, nothing else. It stands in for `node:24-slim` where nothing can be pulled. */
export const NODE_BASE_IMAGE: string;

/** Builds the base image from the project's own Node binary without pulling anything; resolves with its reference. */
export function ensureNodeBase(docker?: Docker): Promise<string>;
