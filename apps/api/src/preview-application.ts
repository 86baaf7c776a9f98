import { Module, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.ts';
import { loadConfig } from './config/config.ts';

@Module({})
class Preview {}

/** The whole application to look at: its modules, routes and handlers, with nothing made or started and no database. */
export function previewApplication(): Promise<INestApplication> {
  const config = loadConfig({
    DATABASE_URL: 'postgres://localhost/none',
    MOORAGE_SECRET_KEY: Buffer.alloc(32).toString('base64'),
    LOG_LEVEL: 'silent',
  });
  return NestFactory.create(
    { module: Preview, imports: [AppModule.forRoot(config)] },
    { preview: true, logger: false },
  );
}
