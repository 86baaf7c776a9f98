/** The proxy's door: plain Node, so that it loads without Nest. */
export {
  assertionAudience,
  Ed25519AssertionSigner,
  type AssertionClaims,
  type AssertionSigner,
  type JsonWebKeySet,
} from './assertion-signer.ts';
export { BotHosts } from './bot-hosts.ts';
export type { ProxyEvents } from './proxy-events.ts';
export type { ProxyDeps, ProxyOptions, ProxyServerHandler } from './proxy-options.ts';
export { createProxyServerHandler } from './proxy-server-handler.ts';
export { mountProxy, proxyServerOptions, VERIFY_PATH, type MountOptions } from './proxy-server.ts';
export { safeReturnPath } from './return-path.ts';
