/**
 * Writes src/generated/schema.ts from openapi.json; with `--check` it writes nothing and fails where the two differ.
 * openapi.json itself is written by the API: see "The API client" in docs/development.md.
 */
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const source = new URL('./openapi.json', import.meta.url);
const target = new URL('./src/generated/schema.ts', import.meta.url);

// The client itself sends the header that names the organisation: no call has to.
const document = JSON.parse(await readFile(source, 'utf8'));
for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path))) {
  operation.parameters = operation.parameters?.filter(
    ({ in: place, name }) => place !== 'header' || name !== 'x-tenant-id',
  );
}

const header =
  '/* Generated from openapi.json. Run `nx generate api-client` after a change; never edit by hand. */\n\n';
const generated = header + astToString(await openapiTS(document, { alphabetize: true, defaultNonNullable: false }));

if (process.argv.includes('--check')) {
  const present = await readFile(target, 'utf8').catch(() => '');
  if (present !== generated) {
    process.stderr.write('src/generated/schema.ts is not what openapi.json says. Run `nx generate api-client`.\n');
    process.exitCode = 1;
  }
} else {
  await writeFile(target, generated);
}
