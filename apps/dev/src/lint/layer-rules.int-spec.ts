import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../../../..');

/** A small workspace in which each file but the innocent ones breaks one rule. */
const files: Record<string, string> = {
  'libs/kernel/src/index.ts': "export const kernel = 'kernel';\n",
  'libs/kernel/src/inside.ts': 'export const inside = 1;\n',
  'libs/kernel/src/framed.ts': "export * from 'typeorm';\n",
  'libs/contracts/src/index.ts': 'export const contract = 1;\n',
  'libs/contracts/src/working.ts': "export * from '@moorage/platform';\n",
  'libs/platform/src/index.ts': 'export const platform = 1;\n',
  'libs/platform/src/nosy.ts': "export * from '@moorage/identity';\n",
  'libs/api-client/src/index.ts': 'export const client = 1;\n',
  'libs/identity/src/index.ts': 'export const identity = 1;\n',

  'libs/fleet/src/domain/plain.ts': "export * from '@moorage/kernel';\nexport const plain = 1;\n",
  'libs/fleet/src/domain/framed.ts': "export * from '@nestjs/common';\n",
  'libs/fleet/src/domain/hashing.ts': "export * from 'node:crypto';\n",
  'libs/fleet/src/domain/upward.ts': "export * from '../application/use-case.ts';\n",
  'libs/fleet/src/application/use-case.ts':
    "export * from '../domain/plain.ts';\nexport * from '@moorage/contracts';\nexport * from '@nestjs/cqrs';\nexport const useCase = 1;\n",
  'libs/fleet/src/application/with-sql.ts': "export * from 'typeorm';\n",
  'libs/fleet/src/application/with-platform.ts': "export * from '@moorage/platform';\n",
  'libs/fleet/src/application/downward.ts': "export * from '../adapters/store.ts';\n",
  'libs/fleet/src/adapters/store.ts':
    "export * from 'typeorm';\nexport * from '@moorage/platform';\nexport * from '../domain/plain.ts';\n",
  'libs/fleet/src/adapters/neighbour.ts': "export * from '@moorage/identity';\n",
  'libs/fleet/src/adapters/deep.ts': "export * from '../../../kernel/src/inside.ts';\n",
  'libs/fleet/src/adapters/with-mother.ts': "export * from '../testing/mother.ts';\n",
  'libs/fleet/src/adapters/with-toy.ts': "export * from 'toy';\n",
  'libs/fleet/src/adapters/lost.ts': "export * from './nowhere.ts';\n",
  'libs/fleet/src/adapters/hen.ts': "import { egg } from './egg.ts';\nexport const hen = egg;\n",
  'libs/fleet/src/adapters/egg.ts': "import { hen } from './hen.ts';\nexport const egg = hen;\n",
  'libs/fleet/src/testing/mother.ts': "export * from 'toy';\n",
  'libs/fleet/src/domain/plain.spec.ts': "export * from 'toy';\nexport * from '../testing/mother.ts';\n",
  'apps/web/src/page.ts': "export * from '@moorage/api-client';\n",
  'apps/web/src/cheat.ts': "export * from '@moorage/kernel';\nexport * from '@moorage/platform';\n",
  'apps/cli/src/cheat.ts': "export * from '@moorage/identity';\n",
};

const LIBRARIES = ['kernel', 'contracts', 'platform', 'identity', 'api-client'];

const expected = [
  'application-stays-inside: libs/fleet/src/application/downward.ts → libs/fleet/src/adapters/store.ts',
  'application-stays-inside: libs/fleet/src/application/with-platform.ts → libs/platform/src/index.ts',
  'application-stays-inside: libs/fleet/src/application/with-sql.ts → node_modules/typeorm/index.js',
  'clients-use-the-api: apps/cli/src/cheat.ts → libs/identity/src/index.ts',
  'clients-use-the-api: apps/web/src/cheat.ts → libs/platform/src/index.ts',
  'contexts-stay-apart: libs/fleet/src/adapters/neighbour.ts → libs/identity/src/index.ts',
  'contracts-carry-no-machinery: libs/contracts/src/working.ts → libs/platform/src/index.ts',
  'domain-stays-plain: libs/fleet/src/domain/framed.ts → node_modules/@nestjs/common/index.js',
  'domain-stays-plain: libs/fleet/src/domain/hashing.ts → crypto',
  'domain-stays-plain: libs/fleet/src/domain/upward.ts → libs/fleet/src/application/use-case.ts',
  'kernel-stays-pure: libs/kernel/src/framed.ts → node_modules/typeorm/index.js',
  'no-cycles: libs/fleet/src/adapters/egg.ts → libs/fleet/src/adapters/hen.ts',
  'no-development-packages-at-run-time: libs/fleet/src/adapters/with-toy.ts → node_modules/toy/index.js',
  'no-test-code-in-production: libs/fleet/src/adapters/with-mother.ts → libs/fleet/src/testing/mother.ts',
  'platform-stays-below: libs/platform/src/nosy.ts → libs/identity/src/index.ts',
  'only-through-the-door: libs/fleet/src/adapters/deep.ts → libs/kernel/src/inside.ts',
  'resolvable: libs/fleet/src/adapters/lost.ts → ./nowhere.ts',
];

interface Report {
  summary: { violations: { rule: { name: string }; from: string; to: string }[] };
}

describe('the layer rules', () => {
  let workspace: string;

  beforeAll(() => {
    workspace = realpathSync(mkdtempSync(join(tmpdir(), 'moorage-layers-')));
    for (const [path, text] of Object.entries({ ...files, ...packages() })) write(path, text);
    mkdirSync(join(workspace, 'node_modules/@moorage'));
    for (const name of LIBRARIES) symlinkSync(`../../libs/${name}`, join(workspace, 'node_modules/@moorage', name));
    copyFileSync(join(root, '.dependency-cruiser.mjs'), join(workspace, '.dependency-cruiser.mjs'));
    copyFileSync(join(root, 'tsconfig.base.json'), join(workspace, 'tsconfig.base.json'));
  });

  afterAll(() => rmSync(workspace, { recursive: true, force: true }));

  it('name each way out of a layer, and nothing that is in order', () => {
    const { summary } = JSON.parse(cruise()) as Report;
    const found = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
    expect(found.sort()).toEqual([...expected].sort());
  });

  function cruise(): string {
    const binary = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
    const args = [binary, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'apps', 'libs'];
    try {
      return execFileSync(process.execPath, args, { cwd: workspace, encoding: 'utf8', stdio: 'pipe' });
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  }

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  }
});

/** The manifests of the workspace and its libraries, and stand-ins for the packages from outside. */
function packages(): Record<string, string> {
  const manifest = (name: string, rest: object) => JSON.stringify({ name, version: '1.0.0', type: 'module', ...rest });
  const outside = ['@nestjs/common', '@nestjs/cqrs', 'typeorm', 'toy'];
  const dependencies = { '@nestjs/common': '1.0.0', '@nestjs/cqrs': '1.0.0', typeorm: '1.0.0' };
  return {
    'package.json': manifest('fixture', { dependencies, devDependencies: { toy: '1.0.0' } }),
    ...Object.fromEntries(
      LIBRARIES.map((name) => [
        `libs/${name}/package.json`,
        manifest(`@moorage/${name}`, { exports: './src/index.ts' }),
      ]),
    ),
    ...Object.fromEntries(outside.map((name) => [`node_modules/${name}/index.js`, 'export const outside = 1;\n'])),
    ...Object.fromEntries(
      outside.map((name) => [`node_modules/${name}/package.json`, manifest(name, { exports: './index.js' })]),
    ),
  };
}
