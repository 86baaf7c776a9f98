/**
 * The whole of Moorage without its workers, and two routes on it that differ in one thing: `/api/bench/signed-in` asks for a
 * session, `/api/bench/permission` for a permission in an organisation too. Arguments: the database, and a folder for data.
 */
import { AppModule, loadConfig } from '@moorage/api';
import { RequestObserver, RequiresPermission, SignedIn } from '@moorage/platform';
import { Controller, Get } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { Logger } from 'nestjs-pino';
import { freePort } from '../nginx.ts';

class Probe {
  signedIn(): object {
    return { ok: true };
  }
  permission(): object {
    return { ok: true };
  }
}
/** Node runs this file as it is, and knows no decorators. */
const decorate = (method: keyof Probe, decorators: readonly MethodDecorator[]): void => {
  const descriptor = Object.getOwnPropertyDescriptor(Probe.prototype, method);
  for (const decorator of decorators) decorator(Probe.prototype, method, descriptor ?? {});
};
decorate('signedIn', [Get('signed-in'), SignedIn()]);
decorate('permission', [Get('permission'), RequiresPermission('members:read')]);
Controller('api/bench')(Probe);

const [databaseUrl, dataDir] = process.argv.slice(2);
const port = await freePort();
const config = loadConfig({
  NODE_ENV: 'production',
  DATABASE_URL: databaseUrl,
  MOORAGE_SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
  MOORAGE_DATA_DIR: dataDir,
  MOORAGE_ROLE: 'web',
  PORT: String(port),
  FLEET_RUNTIME: 'process',
  LOG_LEVEL: 'warn',
});
const moorage = AppModule.forRoot(config);
const app = await NestFactory.create<NestExpressApplication>(
  { ...moorage, controllers: [...(moorage.controllers ?? []), Probe] },
  { bodyParser: false, bufferLogs: true, abortOnError: false },
);
app.useLogger(app.get(Logger));
const observer = app.get(RequestObserver);
app.use((request: Request, response: Response, next: NextFunction) => observer.use(request, response, next));
await app.listen(port, '127.0.0.1');
process.send?.({ port });

// The parent is gone: nothing is left behind.
process.on('disconnect', () => process.exit());
