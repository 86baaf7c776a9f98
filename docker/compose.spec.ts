import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const text = (path: string) => readFileSync(join(__dirname, path), 'utf8');
const namesIn = (source: string, pattern: RegExp) => new Set([...source.matchAll(pattern)].map((match) => match[1]!));

describe('the compose file for production', () => {
  const compose = text('compose.production.yml');
  const example = namesIn(text('production.env.example'), /^([A-Z_]+)=/gm);

  it('asks for nothing that the example of its settings does not explain', () => {
    const withoutDefault = namesIn(compose, /\$\{([A-Z_]+)(?::\?[^}]*)?\}/g);
    expect([...withoutDefault].filter((name) => !example.has(name))).toEqual([]);
  });

  it('uses every setting of the example', () => {
    expect([...example].filter((name) => !compose.includes(`\${${name}`))).toEqual([]);
  });

  it('sets only what Moorage reads', () => {
    const schema = text('../apps/api/src/config/config-schema.ts');
    const settings = [...namesIn(compose.slice(0, compose.indexOf('  postgres:\n')), /^ {6}([A-Z_]+):/gm)];
    expect(settings.length).toBeGreaterThan(5);
    expect(settings.filter((name) => !schema.includes(`  ${name}:`))).toEqual([]);
  });
});
