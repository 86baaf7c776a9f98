import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Settings } from '@moorage/contracts';
import { configSchema, type Environment } from './config-schema.ts';

export interface Config {
  readonly settings: Settings;
  readonly databaseUrl: string;
  readonly poolSize: number;
  readonly secretKeys: readonly Buffer[];
  readonly host: string;
  readonly port: number;
  readonly migrate: boolean;
  readonly seedDemo: boolean;
  readonly logLevel: string;
}

/** A configuration that can't be used; the message has one line per variable and can be shown as it is. */
export class ConfigError extends Error {}

/** @throws ConfigError that says of each bad variable what it takes. */
export function loadConfig(environment: NodeJS.ProcessEnv): Config {
  // An empty variable is how compose files and shells say "not set".
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = configSchema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new ConfigError([...new Set(lines)].join('\n'));
  }
  const env = parsed.data;
  return {
    settings: settingsOf(env),
    databaseUrl: env.DATABASE_URL,
    poolSize: env.DATABASE_POOL_SIZE,
    secretKeys: [env.MOORAGE_SECRET_KEY, ...env.MOORAGE_PREVIOUS_SECRET_KEYS],
    host: env.HOST,
    port: env.PORT,
    migrate: env.MOORAGE_MIGRATE,
    seedDemo: env.MOORAGE_SEED_DEMO,
    logLevel: env.LOG_LEVEL,
  };
}

function settingsOf(env: Environment): Settings {
  const platformUrl = env.PLATFORM_URL ?? `http://localhost:${env.PORT}`;
  return {
    platformUrl,
    botsDomain: env.BOTS_DOMAIN ?? new URL(platformUrl).host,
    installationId: env.MOORAGE_INSTALLATION_ID,
    dataDir: resolve(env.MOORAGE_DATA_DIR),
    trustedProxies: env.TRUSTED_PROXIES,
    role: env.MOORAGE_ROLE,
    secureCookies: platformUrl.startsWith('https:'),
    orgVerificationRequired: env.ORG_VERIFICATION_REQUIRED,
    defaultSeats: env.ORG_DEFAULT_SEATS ?? null,
    hostOrgsEnabled: env.ENABLE_HOST_ORGS,
    fleet: {
      runtime: env.FLEET_RUNTIME,
      dockerHost: env.DOCKER_HOST,
      ...(env.DOCKER_CERT_PATH !== undefined && { dockerTls: readTls(env.DOCKER_CERT_PATH) }),
      reach: env.FLEET_REACH,
      imageAllowlist: env.FLEET_IMAGE_ALLOWLIST,
      registry: env.FLEET_REGISTRY,
      ...(env.FLEET_REGISTRY_AUTH_FILE !== undefined && { registryAuthFile: resolve(env.FLEET_REGISTRY_AUTH_FILE) }),
      botImage: env.FLEET_BOT_IMAGE,
      botBundle: resolve(env.MOORAGE_BOT_BUNDLE),
      botMemoryMb: env.FLEET_BOT_MEMORY_MB,
      botCpus: env.FLEET_BOT_CPUS,
      botPids: env.FLEET_BOT_PIDS,
      rolloutParallel: env.FLEET_ROLLOUT_PARALLEL,
      proxyHoldSeconds: env.PROXY_HOLD_SECONDS,
      proxyForwarder: env.PROXY_FORWARDER,
    },
    mail: { from: env.MAIL_FROM, ...(env.SMTP_URL !== undefined && { smtpUrl: env.SMTP_URL }) },
    session: { idleMinutes: env.SESSION_IDLE_MINUTES, absoluteHours: env.SESSION_ABSOLUTE_HOURS },
    dns: {
      servers: env.DNS_SERVERS,
      timeoutSeconds: env.DNS_TIMEOUT_SECONDS,
      ...(env.MOORAGE_DNS_FILE !== undefined && { file: resolve(env.MOORAGE_DNS_FILE) }),
    },
  };
}

function readTls(directory: string): { ca: string; cert: string; key: string } {
  const read = (name: string): string => {
    try {
      return readFileSync(join(directory, name), 'utf8');
    } catch {
      throw new ConfigError(
        `DOCKER_CERT_PATH takes a folder with ca.pem, cert.pem and key.pem; ${name} could not be read there`,
      );
    }
  };
  return { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') };
}
