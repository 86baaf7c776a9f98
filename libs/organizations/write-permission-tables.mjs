/** Renews the tables of docs/operators/permissions.md from the built code. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withPermissionTables } from './dist/adapters/markdown/permission-tables.js';

const document = new URL('../../docs/operators/permissions.md', import.meta.url);
writeFileSync(document, withPermissionTables(readFileSync(document, 'utf8')));
