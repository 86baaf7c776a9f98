import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { BotProxy } from '@moorage/fleet';
import { RequestObserver } from '@moorage/platform';
import type { Express, NextFunction, Request, Response } from 'express';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.ts';
import type { Config } from './config/config.ts';
import { jsonBody } from './json-body.ts';
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
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(config), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.set('trust proxy', config.settings.trustedProxies.length > 0 ? [...config.settings.trustedProxies] : false);
  app.disable('x-powered-by');
  // Before anything that may refuse, so that every refusal has the request's id.
  const observer = app.get(RequestObserver);
  app.use((request: Request, response: Response, next: NextFunction) => observer.use(request, response, next));
  app.use(...securityHeaders(config.settings.secureCookies));
  app.use('/api', ...jsonBody());

  const document = JSON.stringify(buildOpenApi(app));
  app.use('/api/openapi.json', (_: Request, response: Response) => {
    response.type('application/json').setHeader('cache-control', 'no-cache').send(document);
  });
  app.use(serveSpa(webRoot));
  await app.init();

  const proxy = app.get(BotProxy);
  const server = createServer(proxy.serverOptions);
  proxy.mount(server, app.getHttpAdapter().getInstance() as Express);
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
      await proxy.close(5_000);
      await app.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
