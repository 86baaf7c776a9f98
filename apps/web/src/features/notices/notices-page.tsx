import { Button, Group, Paper, SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { IconBellCheck, IconListSearch } from '@tabler/icons-react';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { ListFilter } from '../../components/list-filter.tsx';
import { ListPages } from '../../components/list-pages.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { filterOf, knownValue } from '../../lib/list-address.ts';
import { useListAddress } from '../../lib/use-list-address.ts';
import { useMyOrganizations } from '../organizations/my-organizations.ts';
import { NoticeList } from './notice-list.tsx';
import { useMarkAllRead, useNotices } from './notices.ts';

const shows = ['all', 'unread'] as const;

/** All that the person was told in the last 90 days. */
export function NoticesPage() {
  const list = useListAddress();
  const { data: mine } = useMyOrganizations();
  const organizations = (mine?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const show = knownValue(list.address, 'show', shows) ?? 'all';
  const { data, error, refetch, isPlaceholderData } = useNotices({
    show,
    ...filterOf(list.address, 'organization', organizations),
    ...list.page,
  });
  const markAllRead = useMarkAllRead();
  return (
    <Page
      title="Notices"
      description="What happened in your organisations, and what concerned you. Kept for 90 days."
      actions={
        <Button
          variant="default"
          disabled={(data?.unread ?? 0) === 0}
          loading={markAllRead.isPending}
          onClick={() => markAllRead.mutate()}
        >
          Mark all as read
        </Button>
      }
    >
      <Stack>
        <Group gap="sm">
          <SegmentedControl
            aria-label="Which notices"
            transitionDuration={0}
            data={[
              { value: 'all', label: 'All' },
              { value: 'unread', label: 'Unread' },
            ]}
            value={show}
            onChange={(chosen) => list.change({ show: chosen === 'all' ? undefined : chosen })}
          />
          {organizations.length > 1 && (
            <ListFilter list={list} name="organization" label="Organisation" options={organizations} />
          )}
        </Group>
        {error && !data ? (
          <FailedToLoad error={error} retry={refetch} />
        ) : (
          <Paper
            component="section"
            aria-label="List of notices"
            aria-busy={isPlaceholderData || data === undefined}
            withBorder
            shadow="xs"
            style={{ overflow: 'hidden' }}
          >
            {data === undefined || (isPlaceholderData && data.items.length === 0) ? (
              <Stack p="md" gap="md" aria-hidden>
                <Skeleton h={18} w="60%" />
                <Skeleton h={18} w="45%" />
                <Skeleton h={18} w="55%" />
              </Stack>
            ) : data.items.length > 0 ? (
              <NoticeList notices={data.items} />
            ) : list.isFiltered('show', 'organization') ? (
              <NothingHere
                icon={IconListSearch}
                title="Nothing matches"
                description="No notice fits these filters."
                action={
                  <Button variant="default" onClick={list.reset}>
                    Show all
                  </Button>
                }
              />
            ) : (
              <NothingHere
                icon={IconBellCheck}
                title="No notices yet"
                description="When somebody joins your organisation, or your role changes, it is told here."
              />
            )}
          </Paper>
        )}
        <ListPages list={list} nextCursor={data?.nextCursor} stale={isPlaceholderData} />
      </Stack>
    </Page>
  );
}
