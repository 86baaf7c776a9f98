import { Popover, Stack, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { roleName, type Role } from '../../lib/role-name.ts';
import type { PermissionView, RoleView } from '../team/roles.ts';
import { holdersOf } from './holders-of.ts';
import classes from './permission-table.module.css';

interface WhyNotProps {
  readonly permission: PermissionView;
  readonly roles: readonly RoleView[];
  readonly own: Role;
}

/** Says to somebody who may not why, who may, and who could change that. */
export function WhyNot({ permission, roles, own }: WhyNotProps) {
  const named = (holders: readonly Role[]): string => holders.map(roleName).join(', ');
  return (
    <Popover width={300} position="bottom-end" withArrow shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes['why']}>
          <span aria-hidden>Why not?</span>
          <VisuallyHidden>Why may I not? {permission.description}</VisuallyHidden>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label="Why may I not?" tabIndex={-1} data-autofocus>
        <Stack gap="xs">
          <Text fz="sm" fw={600}>
            {permission.description}
          </Text>
          <Text fz="sm">
            Your role, {roleName(own)}, does not include it. {permission.reason}
          </Text>
          <Text fz="sm">
            Who may: <b>{named(holdersOf(permission.permission, roles))}</b>. Ask one of them to do it.
          </Text>
          <Text fz="sm" c="dimmed">
            Roles are changed by: {named(holdersOf('members:change-role', roles))}.
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
