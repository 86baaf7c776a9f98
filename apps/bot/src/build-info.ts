import { readFileSync } from 'node:fs';

/** Which build this is, as `/health` tells. */
export interface BuildInfo {
  readonly version: string;
  readonly commit: string;
}

/**
 * Reads the build from `BOT_VERSION` and `BOT_COMMIT`, else from the file that was written beside the bundle.
 * @param file URL of `build.json`; it is missing when the bot runs from its sources
 */
export function buildInfoFrom(environment: Readonly<Record<string, string | undefined>>, file: URL): BuildInfo {
  const written = readBuildFile(file);
  return {
    version: environment.BOT_VERSION ?? written.version ?? '0.0.0',
    commit: environment.BOT_COMMIT ?? written.commit ?? 'unknown',
  };
}

function readBuildFile(file: URL): Partial<BuildInfo> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<BuildInfo>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
