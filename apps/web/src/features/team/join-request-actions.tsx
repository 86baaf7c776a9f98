import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { askReason } from '../../components/reason-form.tsx';
import { onceDone, showDone } from '../../lib/notices.ts';
import { roleName, type Role } from '../../lib/role-name.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { useJoinRequestDecisions, type JoinRequest } from './join-requests.ts';
import { useRoles } from './roles.ts';

/** Lets somebody in, as a member or in another role, or refuses with a reason. */
export function JoinRequestActions({ request }: { request: JoinRequest }) {
  const { organization } = useOrganization();
  const { data: roles } = useRoles();
  const { approve, decline } = useJoinRequestDecisions();
  const { id, name, status } = request;
  if (status !== 'PENDING') return null;
  const approveAs = (role: Role): void =>
    onceDone(approve.mutateAsync({ id, role }), () =>
      showDone(`${name} belongs to ${organization.name} now, as ${roleName(role).toLowerCase()}.`),
    );
  const askWhy = (): void =>
    askReason({
      title: `Decline the request of ${name}`,
      readBy: `${name} reads it, in a mail and on their page.`,
      placeholder: 'Please use your work account.',
      missing: 'Say why, in a few words.',
      action: 'Decline',
      onConfirm: (reason) => decline({ id, reason }),
      onDone: () => showDone(`The request of ${name} is declined.`),
    });
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap">
      <Group gap={1} wrap="nowrap">
        <Button
          size="xs"
          aria-label={`Approve the request of ${name}`}
          loading={approve.isPending}
          onClick={() => approveAs('MEMBER')}
          style={{ borderTopRightRadius: 0, borderBottomRightRadius: 0 }}
        >
          Approve
        </Button>
        <Menu width={300} position="bottom-end">
          <Menu.Target>
            <ActionIcon
              size={30}
              disabled={approve.isPending}
              aria-label={`Approve the request of ${name} in another role`}
              style={{ borderTopLeftRadius: 0, borderBottomLeftRadius: 0 }}
            >
              <IconChevronDown size={14} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>Approve as</Menu.Label>
            {(roles?.items ?? []).map(({ role, description, grantableByMe, reason }) => (
              <Menu.Item
                key={role}
                {...(!grantableByMe && { 'data-disabled': true, 'aria-disabled': true, closeMenuOnClick: false })}
                onClick={() => grantableByMe && approveAs(role)}
              >
                <Text fz="sm" fw={600}>
                  {roleName(role)}
                </Text>
                <Text fz="xs" c="dimmed">
                  {grantableByMe ? description : (reason ?? 'Your role may not grant it.')}
                </Text>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </Group>
      <Button size="xs" variant="default" aria-label={`Decline the request of ${name}`} onClick={askWhy}>
        Decline…
      </Button>
    </Group>
  );
}
