import { Menu } from '@mantine/core';
import { IconCrown, IconPlayerPause, IconPlayerPlay, IconUserMinus, IconUserUp } from '@tabler/icons-react';
import { confirmAction } from '../../components/confirmation.tsx';
import { RowMenu } from '../../components/row-menu.tsx';
import { confirmByName } from '../../components/typed-confirmation.tsx';
import { showUndoable } from '../../components/undo-notice.tsx';
import { onceDone, showDone } from '../../lib/notices.ts';
import { roleName } from '../../lib/role-name.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { useInvitationChanges } from './invitations.ts';
import { useMemberChanges } from './member-changes.ts';
import { untouchableReason } from './member-rights.ts';
import type { Member } from './members.ts';
import { MyMembershipMenu } from './my-membership-menu.tsx';
import { useRoles } from './roles.ts';

export function MemberMenu({ member }: { member: Member }) {
  const { organization, can } = useOrganization();
  const { data: roles } = useRoles();
  const changes = useMemberChanges();
  const { invite } = useInvitationChanges();
  if (member.id === organization.membershipId) return <MyMembershipMenu member={member} />;

  const viewer = { membershipId: organization.membershipId, role: organization.role };
  // Who may do what to whom is a matter of roles: nothing is offered that may turn out not to be open, or as another role.
  if (roles === undefined) return null;
  const reason = untouchableReason(viewer, member, roles.items);
  const isPresent = member.status === 'ACTIVE' || member.status === 'SUSPENDED' || member.status === 'PENDING';
  const mayTransfer = can('org:transfer') && member.status === 'ACTIVE' && member.role !== 'OWNER';
  const maySuspend = can('members:suspend') && isPresent;
  const mayRemove = can('members:remove') && isPresent;
  const mayInviteBack = can('members:invite') && member.status === 'REMOVED';
  if (!mayTransfer && !maySuspend && !mayRemove && !mayInviteBack) return null;

  const suspend = (): void =>
    onceDone(changes.suspend.mutateAsync(member.id), () =>
      showUndoable(`${member.name} is suspended.`, () => changes.reactivate.mutate(member.id)),
    );
  const remove = (): void =>
    confirmAction({
      title: `Remove ${member.name}?`,
      consequences: `They lose the bot and this organisation at once, on every device. What they made in the bot stays. An invitation brings them back.`,
      action: 'Remove',
      danger: true,
      onConfirm: () => onceDone(changes.remove.mutateAsync(member.id), () => showDone(`${member.name} was removed.`)),
    });
  const transfer = (): void =>
    confirmByName({
      title: `Make ${member.name} the owner?`,
      consequences: `They become owner of ${organization.name}, and you become admin. Only they can give it back.`,
      name: organization.slug,
      action: 'Transfer ownership',
      onConfirm: () =>
        onceDone(changes.transferOwnership.mutateAsync(member.id), () => showDone(`${member.name} is the owner now.`)),
    });
  // The role they had, where the viewer may still grant it; else the plainest one.
  const role = roles.items.find((each) => each.role === member.role)?.grantableByMe === true ? member.role : 'MEMBER';
  const inviteBack = (): void =>
    onceDone(invite.mutateAsync({ emails: [member.email], role }), () =>
      showDone(`An invitation is on its way to ${member.email}. Accepting it brings ${member.name} back.`),
    );
  return (
    <RowMenu of={member.name}>
      {reason !== undefined && <Menu.Label>{reason}</Menu.Label>}
      {maySuspend &&
        (member.status === 'SUSPENDED' ? (
          <Menu.Item
            disabled={reason !== undefined}
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            onClick={() =>
              onceDone(changes.reactivate.mutateAsync(member.id), () => showDone(`${member.name} is active again.`))
            }
          >
            Reactivate
          </Menu.Item>
        ) : (
          <Menu.Item
            disabled={reason !== undefined || member.status === 'PENDING'}
            leftSection={<IconPlayerPause size={16} aria-hidden />}
            onClick={suspend}
          >
            Suspend
          </Menu.Item>
        ))}
      {mayTransfer && (
        <Menu.Item leftSection={<IconCrown size={16} aria-hidden />} onClick={transfer}>
          Transfer ownership…
        </Menu.Item>
      )}
      {mayInviteBack && (
        <Menu.Item leftSection={<IconUserUp size={16} aria-hidden />} onClick={inviteBack}>
          Invite back as {roleName(role).toLowerCase()}
        </Menu.Item>
      )}
      {mayRemove && (
        <Menu.Item
          color="red"
          disabled={reason !== undefined}
          leftSection={<IconUserMinus size={16} aria-hidden />}
          onClick={remove}
        >
          Remove…
        </Menu.Item>
      )}
    </RowMenu>
  );
}
