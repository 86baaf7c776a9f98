import { Group, Paper, Text } from '@mantine/core';
import { OrganizationMark } from '../../components/organization-mark.tsx';
import { roleName } from '../../lib/role-name.ts';
import type { InvitationInspection } from './inspect-invitation.ts';

/** To what, as what, and by whom. */
export function InvitationCard({ invitation }: { invitation: InvitationInspection }) {
  return (
    <Paper withBorder p="md">
      <Group wrap="nowrap">
        <OrganizationMark organization={{ ...invitation, name: invitation.orgName }} radius="md" size={44} />
        <div>
          <Text fw={650}>{invitation.orgName}</Text>
          <Text fz="sm" c="dimmed">
            As {roleName(invitation.role)} · invited by {invitation.inviterName}
          </Text>
        </div>
      </Group>
    </Paper>
  );
}
