import { Menu } from '@mantine/core';
import { IconLogout2, IconStairsDown } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { confirmAction } from '../../components/confirmation.tsx';
import { RowMenu } from '../../components/row-menu.tsx';
import { onceDone, showDone } from '../../lib/notices.ts';
import { roleName, type Role } from '../../lib/role-name.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { useMemberChanges } from './member-changes.ts';
import { lowerRoles } from './member-rights.ts';
import type { Member } from './members.ts';
import { useRoles } from './roles.ts';

/** What one can do with one's own membership: step down, or leave. */
export function MyMembershipMenu({ member }: { member: Member }) {
  const { organization } = useOrganization();
  const { data: roles } = useRoles();
  const { stepDown, leave } = useMemberChanges();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const lower = lowerRoles({ membershipId: member.id, role: member.role }, roles?.items ?? []);

  const askToStepDown = (role: Role): void =>
    confirmAction({
      title: `Step down to ${roleName(role).toLowerCase()}?`,
      consequences: `You give up what ${roleName(organization.role).toLowerCase()}s may do in ${organization.name}. Only somebody else can give it back.`,
      action: 'Step down',
      danger: true,
      onConfirm: () =>
        onceDone(stepDown.mutateAsync(role), () => showDone(`You are ${roleName(role).toLowerCase()} now.`)),
    });
  const askToLeave = (): void =>
    confirmAction({
      title: `Leave ${organization.name}?`,
      consequences: 'You lose the bot and this organisation at once. Only an invitation brings you back.',
      action: 'Leave',
      danger: true,
      onConfirm: () =>
        onceDone(
          leave.mutateAsync().then(() => queryClient.invalidateQueries({ queryKey: ['organizations'] })),
          () => {
            showDone(`You left ${organization.name}.`);
            void navigate('/', { replace: true });
          },
        ),
    });
  return (
    <RowMenu of={member.name}>
      {lower.length > 0 && <Menu.Label>Step down to</Menu.Label>}
      {lower.map(({ role }) => (
        <Menu.Item
          key={role}
          leftSection={<IconStairsDown size={16} aria-hidden />}
          onClick={() => askToStepDown(role)}
        >
          {roleName(role)}
        </Menu.Item>
      ))}
      {lower.length > 0 && <Menu.Divider />}
      <Menu.Item color="red" leftSection={<IconLogout2 size={16} aria-hidden />} onClick={askToLeave}>
        Leave…
      </Menu.Item>
    </RowMenu>
  );
}
