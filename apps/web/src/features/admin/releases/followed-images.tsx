import { Badge, Button, Code, Group, Stack, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { Section } from '../../../components/section.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { Time } from '../../../components/time.tsx';
import { shortDigest } from '../../../lib/short-digest.ts';
import { onceDone, showDone } from '../../../lib/notices.ts';
import { useFollowedImages, useReleaseChanges, type FollowedImage } from './releases.ts';

/** The tags that instances follow, and how looking at them goes. Nothing where there are no instances. */
export function FollowedImages() {
  const { data } = useFollowedImages();
  const { look } = useReleaseChanges();
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Section
      title="Where releases come from"
      description="Each tag is looked at once for all instances that follow it."
      actions={
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          loading={look.isPending}
          onClick={() => onceDone(look.mutateAsync(undefined), () => showDone('Every tag is looked at now.'))}
        >
          Look now
        </Button>
      }
    >
      <Stack gap="sm">
        {data.items.map((image) => (
          <Followed key={image.image} image={image} />
        ))}
      </Stack>
    </Section>
  );
}

function Followed({
  image: { image, channel, instances, upToDate, newest, seenAt, nextLookAt, failures, lastError },
}: {
  image: FollowedImage;
}) {
  return (
    <Group gap="sm" align="flex-start">
      <Stack gap={2} flex="1 1 260px">
        <Code style={{ overflowWrap: 'anywhere', alignSelf: 'flex-start' }}>{image}</Code>
        <Text fz="xs" c="dimmed">
          {newest !== undefined && `now ${newest.version ?? shortDigest(newest.digest)}, `}
          {instances === 1 ? '1 instance' : `${instances} instances`}
          {newest !== undefined && `, ${upToDate === instances ? 'all' : upToDate === 0 ? 'none' : upToDate} on it`}
          {seenAt !== undefined && (
            <>
              , looked at <Time value={seenAt} />
            </>
          )}
          , next <Time value={nextLookAt} />
        </Text>
        {lastError !== undefined && (
          <Text fz="xs" c="red" style={{ overflowWrap: 'anywhere' }}>
            {lastError}
          </Text>
        )}
      </Stack>
      <Group gap="xs">
        <Badge color="gray">{channel}</Badge>
        {failures > 0 && <StatusBadge look={{ label: `failed ${failures}×`, color: 'red' }} />}
      </Group>
    </Group>
  );
}
