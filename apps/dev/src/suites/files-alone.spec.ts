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

it.each(['integration', 'e2e'])('those of the %s suite are the ones that start an engine of their own', (suite) => {
  const ending = suite === 'integration' ? 'int-spec' : 'e2e-spec';
  const withEngine = globSync(`{apps,docker,e2e,libs}/**/*.${ending}.ts`, { cwd: root }).filter((path) =>
    readFileSync(join(root, path), 'utf8').includes('OwnDockerEngine.create'),
  );
  expect(withEngine).toEqual(filesAlone(suite));
});
