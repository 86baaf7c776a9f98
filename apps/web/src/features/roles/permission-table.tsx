import { Badge, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { Fragment, useId } from 'react';
import { roleName, type Role } from '../../lib/role-name.ts';
import type { PermissionGroup, PermissionView, RoleView } from '../team/roles.ts';
import { holdersOf } from './holders-of.ts';
import { WhyNot } from './why-not.tsx';
import classes from './permission-table.module.css';

interface PermissionTableProps {
  readonly roles: readonly RoleView[];
  readonly groups: readonly PermissionGroup[];
  /** The viewer's. */
  readonly own: Role;
}

/** Permissions as rows, roles as columns. On a phone each permission is a card that names the roles which hold it. */
export function PermissionTable({ roles, groups, own }: PermissionTableProps) {
  const id = useId();
  return (
    <section className={classes['wrap']} aria-labelledby={id}>
      <VisuallyHidden>
        <Title order={2} id={id}>
          Permissions
        </Title>
      </VisuallyHidden>
      {/* The roles are said again, because the cards of the phone layout take them from the elements. */}
      <Table className={classes['table']} aria-labelledby={id} role="table" layout="fixed">
        <Table.Thead role="rowgroup">
          <Table.Tr role="row">
            <Table.Th role="columnheader" scope="col" className={classes['what']}>
              Permission
            </Table.Th>
            {roles.map(({ role }) => (
              <Table.Th key={role} role="columnheader" scope="col" data-own={role === own || undefined} ta="center">
                {roleName(role)}
                {role === own && <VisuallyHidden> (you)</VisuallyHidden>}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody role="rowgroup">
          {groups.map((group) => (
            <Fragment key={group.label}>
              <Table.Tr role="row" className={classes['group']}>
                <Table.Th role="rowheader" scope="rowgroup" colSpan={roles.length + 1} aria-colspan={roles.length + 1}>
                  {group.label}
                </Table.Th>
              </Table.Tr>
              {group.permissions.map((permission) => (
                <PermissionRow key={permission.permission} permission={permission} roles={roles} own={own} />
              ))}
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function PermissionRow({
  permission,
  roles,
  own,
}: {
  permission: PermissionView;
  roles: readonly RoleView[];
  own: Role;
}) {
  const holders = holdersOf(permission.permission, roles);
  return (
    <Table.Tr role="row" data-permission={permission.permission}>
      <Table.Th role="rowheader" scope="row" className={classes['what']}>
        <Text component="span" fz="sm" fw={500}>
          {permission.description}
        </Text>
      </Table.Th>
      {roles.map(({ role }) => {
        const held = holders.includes(role);
        const mine = role === own;
        return (
          <Table.Td key={role} role="cell" data-held={held} data-own={mine || undefined}>
            <span className={classes['mark']}>
              {held ? (
                <IconCheck size={18} aria-hidden className={classes['yes']} />
              ) : (
                !mine && <IconMinus size={14} aria-hidden className={classes['no']} />
              )}
              {(held || !mine) && <VisuallyHidden>{held ? 'Yes' : 'No'}</VisuallyHidden>}
            </span>
            {held && (
              <Badge className={classes['holder']} {...(!mine && { color: 'gray' })} aria-hidden>
                {roleName(role)}
                {mine && ' (you)'}
              </Badge>
            )}
            {mine && !held && <WhyNot permission={permission} roles={roles} own={own} />}
          </Table.Td>
        );
      })}
    </Table.Tr>
  );
}
