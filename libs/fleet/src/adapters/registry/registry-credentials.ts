import { readFileSync } from 'node:fs';

export interface RegistryCredentials {
  readonly username: string;
  readonly password: string;
}

/**
 * User names and passwords by registry, in the form of Docker's own `config.json`:
 * `{"auths": {"ghcr.io": {"auth": "<base64 of user:password>"}}}`. Credential helpers (`credsStore`) are programs and are
 * not run.
 */
export class RegistryCredentialStore {
  private constructor(private readonly byRegistry: ReadonlyMap<string, RegistryCredentials>) {}

  static readonly none = new RegistryCredentialStore(new Map());

  /** @throws Error whose sentence names the file and what is wrong with it, and nothing of its secrets */
  static read(path: string): RegistryCredentialStore {
    let config: unknown;
    try {
      config = JSON.parse(readFileSync(path, 'utf8'));
    } catch (error) {
      throw new Error(
        `${path} can't be read as JSON: ${error instanceof SyntaxError ? 'it is malformed' : String(error)}`,
      );
    }
    const auths = (config as { auths?: unknown } | null)?.auths;
    if (typeof auths !== 'object' || auths === null) throw new Error(`${path} has no "auths"`);
    const entries = Object.entries(auths as Record<string, { auth?: unknown } | null>).map(([registry, entry]) => {
      const decoded = typeof entry?.auth === 'string' ? Buffer.from(entry.auth, 'base64').toString('utf8') : '';
      const colon = decoded.indexOf(':');
      if (colon < 1) throw new Error(`${path} has no user name and password for ${registry}`);
      return [hostOf(registry), { username: decoded.slice(0, colon), password: decoded.slice(colon + 1) }] as const;
    });
    return new RegistryCredentialStore(new Map(entries));
  }

  of(registry: string): RegistryCredentials | undefined {
    return this.byRegistry.get(registry);
  }
}

/** Docker writes Docker Hub as `https://index.docker.io/v1/`, and others as hosts or addresses. */
function hostOf(registry: string): string {
  const host = registry
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
    .toLowerCase();
  return host === 'index.docker.io' || host === 'registry-1.docker.io' ? 'docker.io' : host;
}
