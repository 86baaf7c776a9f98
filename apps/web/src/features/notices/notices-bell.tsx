import { ActionIcon, Box, Button, Group, Indicator, Popover, ScrollArea, Skeleton, Stack, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell, IconBellCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { NoticeList } from './notice-list.tsx';
import { useMarkAllRead, useNotices } from './notices.ts';
import classes from './notices.module.css';

/** As many as fit the popover without making a page of it. */
const shown = 8;

/** What is new for the person, wherever they are in the app. */
export function NoticesBell() {
  const [opened, { toggle, close }] = useDisclosure(false);
  const { data, error, refetch } = useNotices({ limit: shown });
  const markAllRead = useMarkAllRead();
  const unread = data?.unread ?? 0;
  return (
    <Popover
      width={380}
      opened={opened}
      onChange={(open) => !open && close()}
      position="bottom-end"
      shadow="md"
      trapFocus
      returnFocus
    >
      <Indicator
        label={unread > 99 ? '99+' : unread}
        size={17}
        offset={6}
        color="red.8"
        disabled={unread === 0}
        fz={10}
        fw={700}
      >
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            onClick={toggle}
            aria-label={unread === 0 ? 'Notices' : `Notices, ${unread} unread`}
          >
            <IconBell size={19} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={0} maw="calc(100vw - 24px)" aria-label="Notices">
        <Group justify="space-between" px="md" py="sm" wrap="nowrap">
          <Title order={2} fz="md">
            Notices
          </Title>
          {unread > 0 && (
            <Button
              variant="subtle"
              size="compact-sm"
              loading={markAllRead.isPending}
              onClick={() => markAllRead.mutate()}
            >
              Mark all as read
            </Button>
          )}
        </Group>
        <Box className={classes['footer']}>
          {error && !data ? (
            <Box p="md">
              <FailedToLoad error={error} retry={refetch} />
            </Box>
          ) : data === undefined ? (
            <Stack p="md" gap="sm" aria-hidden>
              <Skeleton h={16} w="80%" />
              <Skeleton h={16} w="60%" />
            </Stack>
          ) : data.items.length === 0 ? (
            <NothingHere
              icon={IconBellCheck}
              title="Nothing new"
              description="What happens in your organisations, and what concerns you there, is told here."
            />
          ) : (
            <ScrollArea.Autosize mah="min(420px, 60vh)" viewportProps={{ tabIndex: 0 }}>
              <NoticeList notices={data.items} onOpen={close} />
            </ScrollArea.Autosize>
          )}
        </Box>
        <Group justify="space-between" px="md" py="xs" className={classes['footer']}>
          <Button component={Link} to="/notices" onClick={close} variant="subtle" size="compact-sm">
            See all
          </Button>
          <Button
            component={Link}
            to="/account/notifications"
            onClick={close}
            variant="subtle"
            color="gray"
            size="compact-sm"
          >
            Choose what you are told
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
