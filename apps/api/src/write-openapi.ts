import { writeFileSync } from 'node:fs';
import { buildOpenApi } from './openapi.ts';
import { previewApplication } from './preview-application.ts';

/** Writes the OpenAPI document to the file named by the first argument, without a database: nothing is started. */
const app = await previewApplication();
writeFileSync(process.argv[2] ?? 'openapi.json', `${JSON.stringify(buildOpenApi(app), null, 2)}\n`);
