import { isIP } from 'node:net';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const originSentence = 'takes an http or https URL without a path, such as https://moorage.example.com';
// In the form in which browsers send it as `Origin`: lower case, without the port that is the scheme's own.
const origin = z
  .url({ protocol: /^https?$/, error: originSentence })
  .refine((text) => /^[^/]+\/\/[^/@?#]+\/*$/.test(text), originSentence)
  .transform((text) => new URL(text).origin);
/** An address, or a network such as 10.0.0.0/8. */
const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  const longest = version === 4 ? 32 : 128;
  return (
    version !== 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest))
  );
};
/** An IP address, in brackets where it is one of version 6 with a port. */
const isNameServer = (text: string): boolean => {
  if (isIP(text) !== 0) return true;
  const [, v6, v4, port] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text) ?? [];
  return (isIP(v6 ?? '') === 6 || isIP(v4 ?? '') === 4) && Number(port) >= 1 && Number(port) <= 65_535;
};
const wholeNumber = (min: number, max: number) =>
  z.coerce
    .number({ error: `takes a whole number from ${min} to ${max}` })
    .int()
    .min(min, `takes a whole number from ${min} to ${max}`)
    .max(max, `takes a whole number from ${min} to ${max}`);
const flag = z.enum(['true', 'false'], { error: 'takes true or false' }).transform((text) => text === 'true');
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);
const key = z
  .base64({ error: 'takes 32 random bytes as base64; make one with: openssl rand -base64 32' })
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32, 'takes 32 random bytes as base64; make one with: openssl rand -base64 32');

/** Every environment variable that Moorage reads; docs/operators/configuration.md lists the same, and a test compares the two. */
export const configSchema = z.object({
  DATABASE_URL: z
    .string({
      error: 'is required: a Postgres 15+ connection string such as postgres://user:password@host:5432/moorage',
    })
    .regex(/^postgres(ql)?:\/\//, 'takes a connection string such as postgres://user:password@host:5432/moorage'),
  DATABASE_POOL_SIZE: wholeNumber(2, 200).default(15),
  MOORAGE_SECRET_KEY: key,
  MOORAGE_PREVIOUS_SECRET_KEYS: list
    .default([])
    .transform((items) => items.map((item) => Buffer.from(item, 'base64')))
    .refine(
      (items) => items.every((bytes) => bytes.length === 32),
      'takes keys of 32 bytes as base64, separated by commas',
    ),
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber(0, 65535).default(4400),
  PLATFORM_URL: origin.optional(),
  BOTS_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]+(:\d+)?$/, 'takes a host name below which bots live, such as bots.example.com')
    .optional(),
  TRUSTED_PROXIES: list
    .default([])
    .refine(
      (items) => items.every(isNetwork),
      'takes IP addresses or networks such as 10.0.0.0/8, separated by commas',
    ),
  MOORAGE_ROLE: z.enum(['all', 'web', 'worker'], { error: 'takes all, web or worker' }).default('all'),
  MOORAGE_DATA_DIR: z.string().default('.moorage'),
  MOORAGE_INSTALLATION_ID: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, 'takes up to 40 lower-case letters, digits and hyphens')
    .default('default'),
  MOORAGE_MIGRATE: flag.default(true),
  MOORAGE_SEED_DEMO: flag.default(false),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
      error: 'takes trace, debug, info, warn, error or silent',
    })
    .default('info'),
  ORG_VERIFICATION_REQUIRED: flag.default(false),
  ORG_DEFAULT_SEATS: wholeNumber(1, 1_000_000).optional(),
  ENABLE_HOST_ORGS: flag.default(false),
  SESSION_IDLE_MINUTES: wholeNumber(5, 60 * 24 * 90).default(60 * 24 * 7),
  SESSION_ABSOLUTE_HOURS: wholeNumber(1, 24 * 365).default(24 * 30),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'takes smtp://user:password@host:port or smtps://…')
    .optional(),
  MAIL_FROM: z.string().default('Moorage <moorage@localhost>'),
  DNS_SERVERS: list
    .default([])
    .refine(
      (items) => items.every(isNameServer),
      'takes IP addresses, each with a port where it is not 53, such as 10.0.0.2 or [2001:db8::1]:5353, separated by commas',
    ),
  DNS_TIMEOUT_SECONDS: wholeNumber(1, 30).default(10),
  MOORAGE_DNS_FILE: z.string().optional(),
  FLEET_RUNTIME: z.enum(['auto', 'docker', 'process'], { error: 'takes auto, docker or process' }).default('auto'),
  DOCKER_HOST: z
    .string()
    .regex(/^(unix|tcp):\/\//, 'takes unix:///path or tcp://host:port')
    .default('unix:///var/run/docker.sock'),
  DOCKER_CERT_PATH: z.string().optional(),
  FLEET_REACH: z.enum(['loopback', 'network'], { error: 'takes loopback or network' }).default('loopback'),
  FLEET_IMAGE_ALLOWLIST: list.default(['docker.io/moorage/reference-bot']),
  FLEET_REGISTRY: z.enum(['remote', 'held'], { error: 'takes remote or held' }).default('remote'),
  FLEET_REGISTRY_AUTH_FILE: z.string().optional(),
  FLEET_BOT_IMAGE: z.string().default('moorage/reference-bot:0.1.0'),
  MOORAGE_BOT_BUNDLE: z.string().default(fileURLToPath(new URL('../../../bot/dist/bundle', import.meta.url))),
  FLEET_BOT_MEMORY_MB: wholeNumber(64, 65_536).default(256),
  FLEET_BOT_CPUS: z.coerce.number().positive().max(64).default(1),
  FLEET_BOT_PIDS: wholeNumber(16, 10_000).default(256),
  FLEET_ROLLOUT_PARALLEL: wholeNumber(1, 1_000).default(4),
  PROXY_HOLD_SECONDS: wholeNumber(0, 300).default(30),
  PROXY_FORWARDER: z.enum(['undici', 'node-http'], { error: 'takes undici or node-http' }).default('undici'),
});

export type Environment = z.output<typeof configSchema>;
