import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configSchema } from './config-schema.ts';

it('documents every variable, and no other', () => {
  const page = readFileSync(join(__dirname, '../../../../docs/operators/configuration.md'), 'utf8');
  const documented = [...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]);
  expect(documented).toEqual(Object.keys(configSchema.shape));
});
