import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const folder = join(__dirname, '../../../../docs/adr');
const numberOf = (path: string): string | undefined => /^\d{4}(?=-)/.exec(basename(path))?.[0];

describe('docs/adr', () => {
  const files = globSync(join(folder, '*.md')).sort();

  it('gives each decision a number of its own', () => {
    expect(files).not.toEqual([]);
    const numbers = files.map(numberOf);
    expect(numbers.filter((number, at) => number === undefined || numbers.indexOf(number) !== at)).toEqual([]);
  });

  it('begins each with its number', () => {
    const others = files.filter((path) => !readFileSync(path, 'utf8').startsWith(`# ${numberOf(path)}: `));
    expect(others.map((path) => basename(path))).toEqual([]);
  });
});
