import { writeFileSync } from 'node:fs';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.ts';
import { loadConfig } from './config/config.ts';
import { buildOpenApi } from './openapi.ts';

/** Writes the OpenAPI document to the file named by the first argument, without a database: nothing is started. */
@Module({})
class Preview {}

const config = loadConfig({
  DATABASE_URL: 'postgres://localhost/none',
  MOORAGE_SECRET_KEY: Buffer.alloc(32).toString('base64'),
  LOG_LEVEL: 'silent',
});
const app = await NestFactory.create(
  { module: Preview, imports: [AppModule.forRoot(config)] },
  { preview: true, logger: false },
);
writeFileSync(process.argv[2] ?? 'openapi.json', `${JSON.stringify(buildOpenApi(app), null, 2)}\n`);
