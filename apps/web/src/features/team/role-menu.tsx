import { Button, Menu, Text } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { showUndoable } from '../../components/undo-notice.tsx';
import { roleName, type Role } from '../../lib/role-name.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { useMemberChanges } from './member-changes.ts';
import { roleChoices } from './member-rights.ts';
import type { Member } from './members.ts';
import { useRoles } from './roles.ts';
import { onceDone } from '../../lib/notices.ts';

/** The role of a member; for those who may change it, with all roles to choose from, and why where not. */
export function RoleMenu({ member }: { member: Member }) {
  const { organization, can } = useOrganization();
  const { data: roles } = useRoles();
  const { changeRole } = useMemberChanges();
  if (
    !can('members:change-role') ||
    roles === undefined ||
    !['ACTIVE', 'SUSPENDED', 'PENDING'].includes(member.status)
  ) {
    return (
      <Text fz="sm" component="span">
        {roleName(member.role)}
      </Text>
    );
  }
  const choices = roleChoices(
    { membershipId: organization.membershipId, role: organization.role },
    member,
    roles.items,
  );
  const change = (role: Role, before: Role): void =>
    onceDone(changeRole.mutateAsync({ id: member.id, role }), () =>
      showUndoable(`${member.name} is ${roleName(role)} now.`, () =>
        changeRole.mutate({ id: member.id, role: before }),
      ),
    );
  return (
    <Menu width={320} position="bottom-start">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          fw={500}
          ml={-8}
          loading={changeRole.isPending}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={`Role of ${member.name}: ${roleName(member.role)}. Change`}
        >
          {roleName(member.role)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ role, description, reason }) => (
          <Menu.Item
            key={role}
            {...(reason !== undefined && { 'data-disabled': true, 'aria-disabled': true, closeMenuOnClick: false })}
            rightSection={role === member.role ? <IconCheck size={15} aria-hidden /> : undefined}
            onClick={() => reason === undefined && change(role, member.role)}
          >
            <Text fz="sm" fw={600}>
              {roleName(role)}
            </Text>
            <Text fz="xs" c="dimmed">
              {reason ?? description}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
