import { Box, Group, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { Link } from 'react-router';
import { Time } from '../../components/time.tsx';
import { useMarkRead, type Notice } from './notices.ts';
import classes from './notices.module.css';

/** One notice. A click marks it as read, and leads to the page that it is about, where there is one. */
export function NoticeRow({ notice, onOpen }: { notice: Notice; onOpen?: () => void }) {
  const markRead = useMarkRead();
  const unread = notice.readAt === undefined;
  const open = (): void => {
    if (unread) markRead.mutate(notice.id);
    if (notice.link !== undefined) onOpen?.();
  };
  const content = (
    <Group gap="sm" align="flex-start" wrap="nowrap">
      <Box className={classes['dot']} data-unread={unread || undefined} aria-hidden />
      <div style={{ minWidth: 0, flex: 1 }}>
        <Text fz="sm" fw={unread ? 650 : 500} style={{ overflowWrap: 'anywhere' }}>
          {unread && <VisuallyHidden>Unread: </VisuallyHidden>}
          {notice.title}
        </Text>
        {notice.text !== undefined && (
          <Text fz="sm" c="dimmed" mt={2} style={{ overflowWrap: 'anywhere' }}>
            {notice.text}
          </Text>
        )}
        <Text fz="xs" c="dimmed" mt={4} truncate>
          {notice.org !== undefined && `${notice.org.name} · `}
          <Time value={notice.createdAt} />
        </Text>
      </div>
    </Group>
  );
  return notice.link === undefined ? (
    <UnstyledButton className={classes['row']} onClick={open} disabled={!unread}>
      {content}
    </UnstyledButton>
  ) : (
    <UnstyledButton component={Link} to={notice.link} className={classes['row']} onClick={open}>
      {content}
    </UnstyledButton>
  );
}
