import { Anchor, Skeleton, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Section } from '../../../components/section.tsx';
import { Time } from '../../../components/time.tsx';
import { shortDigest } from '../../../lib/short-digest.ts';
import { useReleases } from '../releases/releases.ts';
import { Count } from '../../../components/count.tsx';

/** The last releases that no automatic rollout offers. */
export function QuarantinedReleases({ count }: { count: number }) {
  const shown = 3;
  const { data } = useReleases({ quarantined: true, limit: shown });
  return (
    <Section
      title="In quarantine"
      h="100%"
      actions={
        count > shown && (
          <Anchor component={Link} to="/admin/releases?quarantined=true" fz="sm" fw={600}>
            All <Count value={count} />
          </Anchor>
        )
      }
    >
      {data === undefined && <Skeleton h={64} />}
      {data?.items.length === 0 && (
        <Text fz="sm" c="dimmed">
          None. A release that a bot had to go back from is put here, and offered to nobody.
        </Text>
      )}
      <Stack gap="sm">
        {data?.items.map(({ id, version, digest, quarantineReason, quarantinedAt }) => (
          <div key={id}>
            <Anchor component={Link} to={`/admin/releases?quarantined=true&release=${id}`} fz="sm" fw={600}>
              {version ?? shortDigest(digest)}
            </Anchor>
            {quarantinedAt !== undefined && (
              <Text span fz="xs" c="dimmed" ml="xs">
                <Time value={quarantinedAt} />
              </Text>
            )}
            <Text fz="sm" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
              {quarantineReason}
            </Text>
          </div>
        ))}
      </Stack>
    </Section>
  );
}
