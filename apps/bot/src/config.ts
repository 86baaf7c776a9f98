import { join } from 'node:path';
import { type AssertionVerifierOptions, requireProvisionSecret } from '@moorage/bot-kit';

/** What mode `hosted_proxy` needs to know of the platform. */
export interface HostedConfig {
  readonly provisionSecret: string;
  /** the platform's address, without a slash at the end */
  readonly platformUrl: string;
  /** set where the signed assertion is to be verified */
  readonly assertion?: AssertionVerifierOptions;
}

export interface BotConfig {
  readonly port: number;
  /** where the database lies */
  readonly dataDir: string;
  /** where attachments lie */
  readonly filesDir: string;
  /** whether pending migrations of the store are applied at the start */
  readonly applyMigrations: boolean;
  /** whether `/debug/headers` answers, and `/live` tells the headers it was opened with */
  readonly debug: boolean;
  /** undefined in mode `local`, where the bot signs people in by itself */
  readonly hosted?: HostedConfig;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment. @throws Error with a sentence that says which variable is wrong and what it takes */
export function botConfigFrom(environment: Environment): BotConfig {
  const volumes = environment.MOORAGE_VOLUME_ROOT ?? '/';
  return {
    port: portOf(environment.PORT ?? '3100'),
    dataDir: environment.DATA_DIR ?? join(volumes, 'data'),
    filesDir: environment.FILES_DIR ?? join(volumes, 'paperclip'),
    applyMigrations: environment.PAPERCLIP_MIGRATION_AUTO_APPLY === 'true',
    debug: environment.MOORAGE_BOT_DEBUG === '1',
    hosted: hostedConfigFrom(environment),
  };
}

function hostedConfigFrom(environment: Environment): HostedConfig | undefined {
  const mode = environment.PAPERCLIP_DEPLOYMENT_MODE ?? 'local';
  const hosted = environment.PAPERCLIP_HOSTED_MODE === 'true';
  if (mode !== 'local' && mode !== 'hosted_proxy') {
    throw new Error(`PAPERCLIP_DEPLOYMENT_MODE is "${mode}". It takes hosted_proxy or local.`);
  }
  if (hosted !== (mode === 'hosted_proxy')) {
    throw new Error(
      'PAPERCLIP_HOSTED_MODE=true and PAPERCLIP_DEPLOYMENT_MODE=hosted_proxy go together; set both or none.',
    );
  }
  if (!hosted) return undefined;

  const platformUrl = environment.PLATFORM_URL;
  if (!platformUrl || !URL.canParse(platformUrl)) {
    throw new Error(
      'PLATFORM_URL is unset or no address. It takes the address of the platform, such as https://app.example.com.',
    );
  }
  return {
    provisionSecret: requireProvisionSecret(environment),
    platformUrl: platformUrl.replace(/\/+$/, ''),
    assertion: assertionFrom(environment, platformUrl),
  };
}

function assertionFrom(environment: Environment, issuer: string): AssertionVerifierOptions | undefined {
  const { PLATFORM_JWKS_URL: jwksUrl, PLATFORM_AUDIENCE: audience } = environment;
  if (!jwksUrl) return undefined;
  if (!URL.canParse(jwksUrl)) throw new Error('PLATFORM_JWKS_URL is no address.');
  if (!audience)
    throw new Error('PLATFORM_AUDIENCE is unset. With PLATFORM_JWKS_URL it takes the audience of the assertions.');
  return { jwksUrl, issuer, audience };
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`PORT is "${text}". It takes a number from 0 to 65535; 0 picks a free port.`);
  }
  return port;
}
