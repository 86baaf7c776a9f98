import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { forwardAuthPaths } from '@moorage/fleet';
import { Problem, sessionCookieName } from '@moorage/platform';
import { version } from './version.ts';

/** The OpenAPI 3.1 document of all routes: served at /api/openapi.json and the source of the generated client. */
export function buildOpenApi(app: INestApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setTitle('Moorage')
    .setDescription(
      'Organisations, their people, and the bots that run for them. Refusals are RFC 9457 problem details with a stable `code`.',
    )
    .setVersion(version)
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth(sessionCookieName)
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key' })
    .build();
  const document = SwaggerModule.createDocument(app, options, { extraModels: [Problem] });
  Object.assign(document.paths, forwardAuthPaths);
  return document;
}
