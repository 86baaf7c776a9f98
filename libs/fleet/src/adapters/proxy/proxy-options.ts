import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ProxyAccess } from '../../application/ports/proxy-access.port.ts';
import type { AssertionSigner } from './assertion-signer.ts';
import type { ProxyEvents } from './proxy-events.ts';

export interface ProxyOptions {
  /** Where the platform is reached, without a trailing slash. Its scheme is the bots' too; https makes cookies `Secure`. */
  readonly platformUrl: string;
  /** Bots live at `<slug>.<botsDomain>`; with a port where it isn't the scheme's own. */
  readonly botsDomain: string;
  /** Which implementation carries requests to bots. */
  readonly forwarder: 'undici' | 'node-http';
  /** Longest a request waits for an instance that is being changed. */
  readonly holdSeconds: number;
  /** Most requests that wait at once in this process. Default 1,000. */
  readonly holdMaxRequests?: number;
  /** Most bytes that they may keep. Default 32 MiB. */
  readonly holdMaxBytes?: number;
  /** Default 5,000. */
  readonly connectTimeoutMs?: number;
  /** Longest a bot may take to begin its answer. Default 300,000: some of them think. */
  readonly headersTimeoutMs?: number;
  /** Addresses or CIDR ranges of load balancers whose `X-Forwarded-For` and `-Proto` are believed. Default none. */
  readonly trustedProxies?: readonly string[];
  /** The platform's own cookies, kept from bots should a shared parent domain bring them here. */
  readonly platformCookieNames: readonly string[];
  /** How API keys of the platform begin, e.g. `mrg_`; an `Authorization` that holds one doesn't reach a bot. */
  readonly platformKeyPrefixes: readonly string[];
}

export interface ProxyDeps {
  readonly access: ProxyAccess;
  readonly signer: AssertionSigner;
  readonly options: ProxyOptions;
  readonly events?: ProxyEvents;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** What the composition root mounts on its HTTP server (see `mountProxy`). */
export interface ProxyServerHandler {
  /** Whether requests with this `Host` are the proxy's, not the platform's. */
  handlesHost(hostHeader: string | undefined): boolean;
  /** @param expectsContinue the request came by the server's `checkContinue` event. */
  handleRequest(req: IncomingMessage, res: ServerResponse, expectsContinue?: boolean): void;
  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Answers `GET /api/proxy/verify` on the platform's host; see `forward-auth.ts`. */
  verifyForwardAuth(req: IncomingMessage, res: ServerResponse): void;
  /** Requests and sockets under way. */
  readonly openExchanges: number;
  /** Refuses what is new, lets what is under way finish for at most `graceMs`, then ends it. */
  close(graceMs?: number): Promise<void>;
}
