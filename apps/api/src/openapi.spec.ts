import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import { AppModule } from './app.module.ts';
import { loadConfig } from './config/config.ts';
import { buildOpenApi } from './openapi.ts';

@Module({})
class Preview {}

describe('the OpenAPI document', () => {
  let document: OpenAPIObject;

  beforeAll(async () => {
    const config = loadConfig({
      DATABASE_URL: 'postgres://localhost/none',
      MOORAGE_SECRET_KEY: Buffer.alloc(32).toString('base64'),
      LOG_LEVEL: 'silent',
    });
    const app = await NestFactory.create(
      { module: Preview, imports: [AppModule.forRoot(config)] },
      { preview: true, logger: false },
    );
    document = buildOpenApi(app);
  });

  it('is the one that the client was generated from (npm run generate -w @moorage/api-client renews it)', () => {
    const committed: unknown = JSON.parse(
      readFileSync(join(__dirname, '../../../libs/api-client/openapi.json'), 'utf8'),
    );
    expect(JSON.parse(JSON.stringify(document))).toEqual(committed);
  });

  it('is version 3.1 and names each operation once', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const ids = Object.values(document.paths).flatMap((path) =>
      Object.values(path as Record<string, { operationId?: string }>).map((operation) => operation.operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id === undefined || id.includes('_') || id.includes('Controller'))).toEqual([]);
  });
});
