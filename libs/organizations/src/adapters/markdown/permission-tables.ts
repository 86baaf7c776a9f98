import { roles } from '@moorage/kernel';
import { permissionGroups, permissionKinds, permissionsOf } from '../../domain/permission-table.ts';
import { roleTable } from '../../domain/role-table.ts';

/** The tables of docs/operators/permissions.md by the name of the place that they stand in. */
function tables(): Readonly<Record<string, string>> {
  return {
    roles: table(
      ['Role', 'Rank', 'Meant for', 'Occupies a seat', 'Granted only by'],
      roles.map((role) => {
        const { rank, description, occupiesSeat, privileged } = roleTable[role];
        return [role, String(rank), description, occupiesSeat ? 'yes' : '', privileged ? 'owners' : ''];
      }),
    ),
    permissions: permissionGroups
      .map((group) => `### ${group}\n\n${table(['Permission', 'Allows', ...roles], rightsOf(group))}`)
      .join('\n\n'),
  };
}

function rightsOf(group: (typeof permissionGroups)[number]): string[][] {
  return permissionsOf(group).map((permission) => {
    const { description, roles: holders } = permissionKinds[permission];
    return [`\`${permission}\``, description, ...roles.map((role) => (holders.includes(role) ? '✓' : ''))];
  });
}

/** `text` with whatever stands between `<!-- begin: x -->` and `<!-- end: x -->` replaced by the table of the code. */
export function withPermissionTables(text: string): string {
  return Object.entries(tables()).reduce((result, [name, content]) => {
    const [begin, end] = [`<!-- begin: ${name} -->`, `<!-- end: ${name} -->`];
    const [before, rest] = result.split(begin);
    const after = rest?.split(end)[1];
    if (before === undefined || after === undefined) throw new Error(`The document has no place for "${name}"`);
    return `${before}${begin}\n\n${content}\n\n${end}${after}`;
  }, text);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
