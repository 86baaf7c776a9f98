/** What tests and benchmarks of the proxy stand on; plain Node, as the proxy itself. */
export { InMemoryProxyAccess } from './in-memory-proxy-access.ts';
export { describeProxyAccess, type ProxyAccessWorld } from './proxy-access.contract.ts';
export {
  echoingBot,
  listen,
  parseAnswer,
  ProxyWorld,
  readToEnd,
  seenByBot,
  type ProxyWorldOptions,
  type RawAnswer,
} from './proxy-world.ts';
