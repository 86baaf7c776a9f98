import { dataOf, type ItemOf } from '@moorage/api-client';
import { Button, Center, Skeleton, Stack, Text, Timeline } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { Section } from '../../components/section.tsx';
import { Time } from '../../components/time.tsx';
import { useOrganization } from '../organizations/organization-context.ts';
import { changeText } from './change-text.ts';

type Entry = ItemOf<'/api/audit'>;

/** What the audit log says about one membership, newest first. */
export function MemberChangesSection({ membershipId }: { membershipId: string }) {
  const { api, slug } = useOrganization();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['member-changes', slug, membershipId],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/audit', {
          params: {
            query: {
              targetType: 'membership',
              targetId: membershipId,
              limit: 10,
              ...(pageParam !== undefined && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    meta: { topics: ['members'] },
  });
  const entries = data?.pages.flatMap(({ items }) => items);
  return (
    <Section title="Changes" description="What the audit log says about this membership.">
      {error && entries === undefined && <FailedToLoad error={error} retry={refetch} />}
      {!error && entries === undefined && <Skeleton h={96} />}
      {entries?.length === 0 && (
        <Text fz="sm" c="dimmed">
          Nothing is recorded. Entries end with the time that they are kept for.
        </Text>
      )}
      {entries !== undefined && entries.length > 0 && (
        <Stack>
          <Timeline bulletSize={12} lineWidth={2}>
            {entries.map((entry) => (
              <Timeline.Item key={entry.seq} title={changeText(entry)}>
                <Text fz="sm" c="dimmed">
                  by {actorName(entry)}, <Time value={entry.at} />
                </Text>
              </Timeline.Item>
            ))}
          </Timeline>
          {hasNextPage && (
            <Center>
              <Button variant="default" size="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                Show earlier changes
              </Button>
            </Center>
          )}
        </Stack>
      )}
    </Section>
  );
}

/** The name alone: the address is a matter of the audit log's own page. */
function actorName({ actor }: Entry): string {
  const name = actor.label?.replace(/ <[^<>]*>$/, '');
  if (actor.type === 'system') return 'Moorage';
  if (actor.type === 'api-key') return name === undefined ? 'an API key' : `an API key of ${name}`;
  return name ?? 'somebody who was erased';
}
