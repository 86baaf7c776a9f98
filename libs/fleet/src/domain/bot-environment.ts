export interface BotEnvironmentParts {
  readonly instanceId: string;
  /** As a browser uses it; also who signs the assertions. */
  readonly platformUrl: string;
  readonly provisionSecret: string;
  /** Whether the bot's 127.0.0.1 is the platform's: child processes share it, containers don't. */
  readonly sharesNetworkWithPlatform: boolean;
  /** The keys that sign assertions, as a JWK Set (RFC 7517 §5). */
  readonly keySet: object;
}

/**
 * The environment a bot starts with, all of it the platform's (`PORT` comes from the runtime).
 *
 * `PLATFORM_JWKS_URL` is the platform's address of its keys wherever the bot can reach that. In a container, `localhost` is
 * the container itself, and its network has no way to the platform's; there the keys themselves come as a `data:` URL
 * (RFC 2397), which the bot fetches like any other. They are public, so nothing secret is in it.
 */
export function buildEnvironment(parts: BotEnvironmentParts): Record<string, string> {
  const { instanceId, platformUrl, provisionSecret, sharesNetworkWithPlatform, keySet } = parts;
  const reachable = sharesNetworkWithPlatform || !isLoopback(new URL(platformUrl).hostname);
  return {
    PAPERCLIP_DEPLOYMENT_MODE: 'hosted_proxy',
    PAPERCLIP_HOSTED_MODE: 'true',
    PAPERCLIP_MIGRATION_AUTO_APPLY: 'true',
    PROVISION_SECRET: provisionSecret,
    PLATFORM_URL: platformUrl,
    PLATFORM_JWKS_URL: reachable ? `${platformUrl}/api/proxy/jwks.json` : dataUrl(JSON.stringify(keySet)),
    PLATFORM_AUDIENCE: `bot:${instanceId}`,
  };
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}

function dataUrl(json: string): string {
  return `data:application/json,${encodeURIComponent(json)}`;
}
