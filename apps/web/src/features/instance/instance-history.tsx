import { dataOf } from '@moorage/api-client';
import { Button, Code, Group, Skeleton, Text, Timeline } from '@mantine/core';
import { IconAlertTriangle, IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Section } from '../../components/section.tsx';
import { Time } from '../../components/time.tsx';
import { useOrganization } from '../organizations/organization-context.ts';
import { eventText, isTrouble } from './event-text.ts';

/** What happened to the instance, latest first: who did it, and what went wrong. */
export function InstanceHistory({ instanceId }: { instanceId: string }) {
  const { api, slug } = useOrganization();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['instance-history', slug, instanceId],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/instances/{id}/history', {
          params: { path: { id: instanceId }, query: pageParam === undefined ? {} : { cursor: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    meta: { topics: ['instances'] },
  });
  const events = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title="History">
      {error && !data && <FailedToLoad error={error} retry={refetch} />}
      {!error && data === undefined && <Skeleton h={160} />}
      {data !== undefined && events.length === 0 && (
        <NothingHere
          icon={IconHistory}
          title="Nothing happened yet"
          description="Starts, stops and failures are written down here."
        />
      )}
      <Timeline active={events.length} bulletSize={18} lineWidth={2}>
        {events.map(({ id, at, kind, actor, version, error: failure, detail }) => (
          <Timeline.Item
            key={id}
            title={eventText(kind)}
            color={isTrouble(kind) ? 'red' : undefined}
            bullet={isTrouble(kind) ? <IconAlertTriangle size={11} aria-hidden /> : undefined}
          >
            <Text fz="sm" c="dimmed">
              <Time value={at} /> {actor === undefined ? 'by the platform' : `by ${actor.name}`}
              {version !== undefined && `, version ${version}`}
            </Text>
            {detail !== undefined && <Text fz="sm">{detail}</Text>}
            {failure !== undefined && (
              <Code block mt={6} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {failure}
              </Code>
            )}
          </Timeline.Item>
        ))}
      </Timeline>
      {hasNextPage && (
        <Group justify="center" mt="lg">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show earlier
          </Button>
        </Group>
      )}
    </Section>
  );
}
