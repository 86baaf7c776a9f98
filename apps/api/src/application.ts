import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { BotProxy } from '@moorage/fleet';
import express, { type Express } from 'express';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.ts';
import type { Config } from './config/config.ts';
import { migrate } from './migrate.ts';
import { buildOpenApi } from './openapi.ts';
import { securityHeaders } from './security-headers.ts';
import { serveSpa } from './spa.ts';

export interface RunningApplication {
  readonly app: NestExpressApplication;
  readonly port: number;
  /** Stops taking requests, finishes or hands over running work, and closes every connection. */
  close(): Promise<void>;
}

const webRoot = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** Starts everything that the role includes: one port for the SPA, the API and the bots' hosts. */
export async function startApplication(config: Config): Promise<RunningApplication> {
  if (config.migrate) await migrate(config);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(config), { bodyParser: false, bufferLogs: true, abortOnError: false });
  app.useLogger(app.get(Logger));
  app.set('trust proxy', config.settings.trustedProxies.length > 0 ? [...config.settings.trustedProxies] : false);
  app.disable('x-powered-by');
  app.use(securityHeaders(config.settings.secureCookies));
  app.use('/api', express.json({ limit: '256kb' }));

  const document = JSON.stringify(buildOpenApi(app));
  app.use('/api/openapi.json', (_: express.Request, response: express.Response) => {
    response.type('application/json').setHeader('cache-control', 'no-cache').send(document);
  });
  app.use(serveSpa(webRoot));
  await app.init();

  const proxy = app.get(BotProxy);
  const server = createHttpServer(app.getHttpAdapter().getInstance() as Express, proxy);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  return {
    app,
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      await proxy.close();
      await app.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Requests for a bot's host go to the proxy before any middleware sees them; all else is the platform's. */
function createHttpServer(platform: Express, proxy: BotProxy): Server {
  const server = createServer(proxy.serverOptions, (request, response) => {
    if (proxy.handlesHost(request.headers.host)) proxy.handleRequest(request, response);
    else platform(request, response);
  });
  proxy.configure(server);
  server.on('upgrade', (request, socket, head) => {
    if (proxy.handlesHost(request.headers.host)) proxy.handleUpgrade(request, socket, head);
    else socket.end('HTTP/1.1 426 Upgrade Required\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  });
  return server;
}
