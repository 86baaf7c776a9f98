import { access, constants, mkdir } from 'node:fs/promises';
import Docker from 'dockerode';
import { Client } from 'pg';
import { migrations } from '@moorage/migrations';
import type { Config } from './config/config.ts';

export interface Finding {
  readonly check: string;
  readonly ok: boolean;
  /** What was found and, where it isn't well, what to do. */
  readonly detail: string;
}

/** Looks at everything that Moorage stands on and says of each part how it is and what to do. */
export async function diagnose(config: Config): Promise<Finding[]> {
  return [
    await database(config),
    await schema(config),
    await engine(config),
    await dataFolder(config),
    addresses(config),
  ];
}

async function onDatabase<T>({ databaseUrl }: Config, ask: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 3_000 });
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}

async function database(config: Config): Promise<Finding> {
  const check = 'Postgres';
  try {
    const major = await onDatabase(config, async (client) => {
      const { rows } = await client.query<{ version: number }>(
        `SELECT current_setting('server_version_num')::int / 10000 AS version`,
      );
      return rows[0]?.version ?? 0;
    });
    return major >= 15
      ? { check, ok: true, detail: `version ${major} answers` }
      : { check, ok: false, detail: `version ${major} answers; Moorage needs 15 or newer` };
  } catch (error) {
    return { check, ok: false, detail: `does not answer (${messageOf(error)}); check DATABASE_URL` };
  }
}

async function schema(config: Config): Promise<Finding> {
  const check = 'Schema';
  try {
    const applied = await onDatabase(config, async (client) => {
      const { rows } = await client.query<{ name: string }>('SELECT name FROM migrations');
      return new Set(rows.map((row) => row.name));
    });
    const missing = migrations.filter((migration) => !applied.has(migration.name));
    return missing.length === 0
      ? { check, ok: true, detail: `up to date (${migrations.length} migrations)` }
      : {
          check,
          ok: false,
          detail: `${missing.length} of ${migrations.length} migrations are not applied; run: moorage migrate`,
        };
  } catch (error) {
    return { check, ok: false, detail: `can't be read (${messageOf(error)}); run: moorage migrate` };
  }
}

async function engine({ settings: { fleet } }: Config): Promise<Finding> {
  const check = 'Container engine';
  if (fleet.runtime === 'process') return { check, ok: true, detail: 'not used: FLEET_RUNTIME is process' };
  const url = new URL(fleet.dockerHost);
  const docker =
    url.protocol === 'unix:'
      ? new Docker({ socketPath: url.pathname, timeout: 3_000 })
      : new Docker({
          host: url.hostname,
          port: Number(url.port || 2376),
          protocol: fleet.dockerTls ? 'https' : 'http',
          ...fleet.dockerTls,
          timeout: 3_000,
        });
  try {
    const { Version, ApiVersion } = await docker.version();
    return { check, ok: true, detail: `Docker Engine ${Version} (API ${ApiVersion}) answers` };
  } catch (error) {
    const why = `Docker Engine does not answer at ${fleet.dockerHost} (${messageOf(error)})`;
    return fleet.runtime === 'docker'
      ? { check, ok: false, detail: `${why}; start it, or set DOCKER_HOST` }
      : { check, ok: true, detail: `${why}; bots run as processes` };
  }
}

async function dataFolder({ settings: { dataDir } }: Config): Promise<Finding> {
  const check = 'Data folder';
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.R_OK | constants.W_OK);
    return { check, ok: true, detail: `${dataDir} can be written` };
  } catch (error) {
    return { check, ok: false, detail: `${dataDir} can't be written (${messageOf(error)}); check MOORAGE_DATA_DIR` };
  }
}

function addresses({ settings: { platformUrl, botsDomain } }: Config): Finding {
  const check = 'Addresses';
  const platformHost = new URL(platformUrl).host;
  const secure = platformUrl.startsWith('https:');
  const local = /^(localhost|127\.0\.0\.1)(:|$)/.test(platformHost);
  if (!secure && !local) {
    return {
      check,
      ok: false,
      detail: `${platformUrl} is not https: browsers would send session cookies in clear; put TLS in front and set PLATFORM_URL`,
    };
  }
  return { check, ok: true, detail: `platform at ${platformUrl}, bots at *.${botsDomain}` };
}

function messageOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return typeof message === 'string' && message !== '' ? message : String(code ?? error);
}
