import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { permissions, roles } from '@moorage/kernel';
import { permissionTable } from './permission-table.ts';
import { roleTable } from './role-table.ts';

/** The tables of docs/operators/permissions.md, as the code has them. */
function documented(): string {
  const row = (...cells: (string | number)[]): string => `| ${cells.join(' | ')} |`;
  const kinds = roles.map((role) => {
    const { rank, description, occupiesSeat, privileged } = roleTable[role];
    return row(role, rank, description, occupiesSeat ? 'yes' : '', privileged ? 'owners' : '');
  });
  const rights = permissions.map((permission) =>
    row(`\`${permission}\``, ...roles.map((role) => (permissionTable[role].has(permission) ? '✓' : ''))),
  );
  return [
    row('Role', 'Rank', 'Meant for', 'Occupies a seat', 'Granted only by'),
    row('---', '---', '---', '---', '---'),
    ...kinds,
    '',
    row('Permission', ...roles),
    row('---', ...roles.map(() => '---')),
    ...rights,
  ].join('\n');
}

/** Compares tables cell by cell, whatever their padding. */
const cells = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^[|\s:-]+$/.test(line))
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .join('|'),
    );

describe('docs/operators/permissions.md', () => {
  it('shows the tables of the code', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../../docs/operators/permissions.md'), 'utf8');
    expect(cells(text)).toEqual(cells(documented()));
  });
});
