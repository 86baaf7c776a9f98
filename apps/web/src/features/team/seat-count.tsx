import { Alert, Progress, Stack, Text } from '@mantine/core';
import { IconArmchairOff } from '@tabler/icons-react';
import { Section } from '../../components/section.tsx';
import { numberText } from '../../lib/number-text.ts';
import { useFormatLocale } from '../../lib/preferences.ts';
import { roleName } from '../../lib/role-name.ts';
import { useRoles } from './roles.ts';

/** `total` is null without a limit. More may be used than there are: a lower limit takes nobody's seat. */
export function SeatCount({ used, total }: { used: number; total: number | null }) {
  const locale = useFormatLocale();
  const { data: roles } = useRoles();
  const seated = (roles?.items ?? []).filter(({ occupiesSeat }) => occupiesSeat).map(({ role }) => roleName(role));
  const free = total === null ? undefined : Math.max(total - used, 0);
  return (
    <Section
      title={
        total === null
          ? `${numberText(used, locale)} taken, no limit`
          : `${numberText(used, locale)} of ${numberText(total, locale)} taken`
      }
      description={
        seated.length > 0 && `An active ${seated.join(' or ').toLowerCase()} holds a seat. All other roles need none.`
      }
    >
      <Stack>
        {total !== null && (
          <Progress
            size="lg"
            value={total === 0 ? 100 : Math.min((100 * used) / total, 100)}
            color={free === 0 ? 'yellow' : undefined}
            aria-label="Seats taken"
          />
        )}
        {free === 0 && (
          <Alert color="yellow" icon={<IconArmchairOff aria-hidden />} title="No seat is free">
            Nobody new becomes a member until one is. Suspend or remove somebody, give them a role without a seat, or
            ask whoever runs this installation for more seats.
          </Alert>
        )}
        {free !== undefined && free > 0 && (
          <Text fz="sm">{free === 1 ? 'One seat is free.' : `${numberText(free, locale)} seats are free.`}</Text>
        )}
      </Stack>
    </Section>
  );
}
