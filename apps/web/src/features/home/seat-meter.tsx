import { Group, Progress, Text } from '@mantine/core';
import { numberText } from '../../lib/number-text.ts';
import { useFormatLocale } from '../../lib/preferences.ts';
import type { OrganizationDetails } from '../organizations/organization.ts';

/** How many seats are taken, and of how many where there is a limit. */
export function SeatMeter({ seats: { used, total } }: { seats: NonNullable<OrganizationDetails['seats']> }) {
  const locale = useFormatLocale();
  if (total === null) {
    return (
      <Group justify="space-between" fz="sm">
        <Text inherit>Seats</Text>
        <Text inherit c="dimmed">
          {numberText(used, locale)} taken, no limit
        </Text>
      </Group>
    );
  }
  return (
    <div>
      <Group justify="space-between" fz="sm" mb={6}>
        <Text inherit>Seats</Text>
        <Text inherit c="dimmed">
          {numberText(used, locale)} of {numberText(total, locale)} taken
        </Text>
      </Group>
      <Progress
        value={total === 0 ? 100 : (100 * used) / total}
        color={used >= total ? 'yellow' : undefined}
        aria-label="Seats taken"
      />
    </div>
  );
}
