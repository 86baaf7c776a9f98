import type { RequestListener, Server, ServerOptions } from 'node:http';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Settings } from '@moorage/contracts';
import { Metrics, sessionCookieName } from '@moorage/platform';
import { ProxyAccess } from '../../application/ports/proxy-access.port.ts';
import { PostgresAssertionKeys } from '../postgres/postgres-assertion-keys.ts';
import {
  createProxyServerHandler,
  mountProxy,
  proxyServerOptions,
  type ProxyEvents,
  type ProxyServerHandler,
} from '../proxy/index.ts';

const platformKeyPrefixes = ['mrg_'];

/** The proxy as the application mounts it, on the same server as the platform itself. */
@Injectable()
export class BotProxy implements OnModuleInit {
  private readonly log = new Logger(BotProxy.name);
  private handler: ProxyServerHandler | undefined;

  /** For `http.createServer`: what the parser accepts is part of what the proxy promises. */
  readonly serverOptions: ServerOptions = proxyServerOptions;

  constructor(
    private readonly access: ProxyAccess,
    private readonly keys: PostgresAssertionKeys,
    private readonly settings: Settings,
    private readonly metrics: Metrics,
  ) {}

  async onModuleInit(): Promise<void> {
    const { platformUrl, botsDomain, trustedProxies, fleet } = this.settings;
    this.handler = createProxyServerHandler({
      access: this.access,
      signer: await this.keys.signer(),
      options: {
        platformUrl,
        botsDomain,
        trustedProxies,
        forwarder: fleet.proxyForwarder,
        holdSeconds: fleet.proxyHoldSeconds,
        platformCookieNames: [sessionCookieName],
        platformKeyPrefixes,
      },
      events: this.events(),
    });
  }

  /** Requests for a bot's host go to the proxy, and so does forward-auth; everything else is the platform's. */
  mount(server: Server, platform: RequestListener): void {
    mountProxy(server, { proxy: this.started, platform });
  }

  /** Refuses what is new and lets what is under way finish for at most `graceMs`. */
  async close(graceMs = 0): Promise<void> {
    await this.handler?.close(graceMs);
  }

  private get started(): ProxyServerHandler {
    if (this.handler === undefined) throw new Error('The proxy was not started');
    return this.handler;
  }

  private events(): ProxyEvents {
    const { proxyRequests, proxySockets } = this.metrics;
    return {
      exchangeEnded: ({ status }) =>
        proxyRequests.inc({ outcome: status === 0 ? 'aborted' : `${Math.floor(status / 100)}xx` }),
      verified: (granted) => proxyRequests.inc({ outcome: granted ? 'verified' : 'not_verified' }),
      refused: (kind) => proxyRequests.inc({ outcome: kind.toLowerCase() }),
      webSocketOpened: () => proxySockets.inc(),
      webSocketClosed: () => proxySockets.dec(),
      failed: (what, error) => this.log.warn({ err: error, what }, 'The proxy could not ask'),
    };
  }
}
