import { Anchor, Avatar, Button, Group, Skeleton, Stack, Text, Tooltip } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { Section } from '../../components/section.tsx';
import { numberText } from '../../lib/number-text.ts';
import { useFormatLocale } from '../../lib/preferences.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { useInvite } from '../team/use-invite.tsx';
import { useNewestMembers } from '../team/members.ts';
import { SeatMeter } from './seat-meter.tsx';

const facesShown = 7;

export function TeamCard() {
  const { organization, slug, can } = useOrganization();
  const { data, error, refetch } = useNewestMembers();
  const invite = useInvite();
  const locale = useFormatLocale();
  const { seats } = organization;
  const active = data?.items.filter(({ status }) => status === 'ACTIVE') ?? [];
  const hidden = Math.max((data?.total ?? 0) - facesShown, 0);
  return (
    <Section
      title="Team"
      actions={
        <Anchor component={Link} to={`/orgs/${slug}/team`} fz="sm" fw={600}>
          See all
        </Anchor>
      }
    >
      {error && !data && <FailedToLoad error={error} retry={refetch} />}
      {!error && data === undefined && <Skeleton h={72} />}
      {data !== undefined && (
        <Stack gap="md">
          <Group justify="space-between">
            <div>
              <Text fz={28} fw={700} lh={1.1}>
                {numberText(data.total, locale)}
              </Text>
              <Text c="dimmed" fz="sm">
                {data.total === 1 ? 'member' : 'members'}
              </Text>
            </div>
            <Avatar.Group spacing={7} aria-hidden>
              {active.slice(0, facesShown).map((member) => (
                <Tooltip key={member.id} label={member.name} events={{ hover: true, focus: false, touch: true }}>
                  <Avatar
                    name={member.name}
                    color="initials"
                    allowedInitialsColors={['harbor', 'blue', 'green', 'yellow']}
                    size={36}
                  />
                </Tooltip>
              ))}
              {hidden > 0 && <Avatar size={36}>+{hidden}</Avatar>}
            </Avatar.Group>
          </Group>
          {seats !== undefined && seats.total !== null && <SeatMeter seats={seats} />}
          {can('members:invite') && (
            <Button variant="light" leftSection={<IconUserPlus size={17} aria-hidden />} onClick={invite}>
              Invite people
            </Button>
          )}
        </Stack>
      )}
    </Section>
  );
}
