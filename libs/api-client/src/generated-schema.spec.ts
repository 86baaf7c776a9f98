import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const generate = join(import.meta.dirname, '../generate.mjs');

describe('the generated schema', () => {
  it('is what openapi.json says', async () => {
    await expect(promisify(execFile)(process.execPath, [generate, '--check'])).resolves.toMatchObject({ stderr: '' });
  });
});
