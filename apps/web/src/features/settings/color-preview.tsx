import { Group, Paper, Text } from '@mantine/core';
import type { OrganizationDetails } from '../organizations/organization.ts';

interface ColorPreviewProps {
  readonly organization: OrganizationDetails;
  readonly color: NonNullable<OrganizationDetails['color']>;
}

/** The colour on both kinds of pages, whichever kind this one is. */
export function ColorPreview({ organization, color }: ColorPreviewProps) {
  const schemes = [
    { name: 'On light pages', page: '#ffffff', ink: '#17212a', fill: color.lightFill, text: color.lightText },
    { name: 'On dark pages', page: '#1e2b35', ink: '#dbe4ea', fill: color.darkFill, text: color.darkText },
  ];
  return (
    <Group grow preventGrowOverflow={false}>
      {schemes.map(({ name, page, ink, fill, text }) => (
        <Paper key={name} withBorder p="sm" bg={page} miw={200}>
          <Group gap="sm" wrap="nowrap">
            <Text fz="sm" fw={650} bg={fill} c={text} px={10} py={6} style={{ borderRadius: 6 }} truncate>
              {organization.name}
            </Text>
            <Text fz="xs" c={ink} style={{ whiteSpace: 'nowrap' }}>
              {name}
            </Text>
          </Group>
        </Paper>
      ))}
    </Group>
  );
}
