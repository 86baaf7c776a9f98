import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { buildOpenApi } from './openapi.ts';
import { previewApplication } from './preview-application.ts';

describe('the OpenAPI document', () => {
  let document: OpenAPIObject;

  beforeAll(async () => {
    const app = await previewApplication();
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
