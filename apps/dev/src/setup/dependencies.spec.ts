import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Row {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly why: string;
}

const root = join(__dirname, '../../../..');
const manifestAt = (path: string): Manifest => JSON.parse(readFileSync(join(root, path), 'utf8')) as Manifest;
const sections = readFileSync(join(root, 'docs/dependencies.md'), 'utf8').split(/^## /m);

function rowsOf(title: string): Row[] {
  const section = sections.find((text) => text.startsWith(`${title}\n`)) ?? '';
  return [...section.matchAll(/^\| (\S+) \| (\S+) \| (\S+) \| (.+) \|$/gm)]
    .map(([, name = '', version = '', licence = '', why = '']) => ({ name, version, licence, why }))
    .filter(({ name }) => !/^(package|---)$/.test(name));
}

describe('docs/dependencies.md', () => {
  it.each([
    ['At run time', 'dependencies'],
    ['At run time, by platform', 'optionalDependencies'],
    ['For development and tests', 'devDependencies'],
  ] as const)('lists under "%s" exactly the %s', (title, kind) => {
    const listed = Object.fromEntries(rowsOf(title).map(({ name, version }) => [name, version]));
    expect(listed).toEqual(manifestAt('package.json')[kind]);
    expect(rowsOf(title)).toHaveLength(Object.keys(listed).length);
  });

  it('knows what the packages of this repository name for themselves', () => {
    const own = globSync('{apps,libs}/*/package.json', { cwd: root }).map((path) => manifestAt(path));
    const listed = new Map(
      [...rowsOf('At run time'), ...rowsOf('For development and tests')].map(({ name, version }) => [name, version]),
    );
    const named = own.flatMap((manifest) =>
      [manifest.dependencies, manifest.devDependencies].flatMap((group) => Object.entries(group ?? {})),
    );
    expect(
      named.filter(([name]) => !name.startsWith('@moorage/')).filter(([name, version]) => listed.get(name) !== version),
    ).toEqual([]);
  });

  it('tells licences as the packages do, and why each is here', () => {
    const rows = ['At run time', 'At run time, by platform', 'For development and tests'].flatMap(rowsOf);
    // Of the packages by platform, this machine has but its own.
    const wrong = rows.filter(({ name, licence }) => {
      const manifest = `node_modules/${name}/package.json`;
      return existsSync(join(root, manifest)) && manifestAt(manifest).license !== licence;
    });
    expect(wrong).toEqual([]);
    expect(rows.filter(({ why }) => why.trim().length < 5)).toEqual([]);
  });
});
