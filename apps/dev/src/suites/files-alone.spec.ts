import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesAlone } from './files-alone.mjs';

const root = join(__dirname, '../../../..');

it('those of the browser suite are the ones that run bots on Docker', () => {
  const onDocker = globSync('e2e/browser/*.browser-spec.ts', { cwd: root }).filter((path) =>
    /onDocker|FLEET_RUNTIME: 'docker'/.test(readFileSync(join(root, path), 'utf8')),
  );
  expect(onDocker).toEqual(filesAlone('browser'));
  expect(filesAlone('unit')).toEqual([]);
});
