import type Docker from 'dockerode';

/** Names of the reference bot's builds: good ones that change the data they find, and bad ones of each kind. */
export const referenceBotBuilds: readonly string[];

/** Makes a build's bundle, as the process runtime takes it; resolves with its folder. */
export function writeReferenceBotBuild(name: string): Promise<string>;

/** Makes a build's image, on the layers that all builds share; resolves with its reference. */
export function ensureReferenceBotBuild(docker: Docker, name: string): Promise<string>;
