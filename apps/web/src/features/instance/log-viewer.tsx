import { Button, Center, Group, Highlight, Stack, Switch, Text, TextInput } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { StatusBadge } from '../../components/status-badge.tsx';
import { useFormatLocale } from '../../lib/preferences.ts';
import { localClock, localTime, utcTime } from '../../lib/time-text.ts';
import { matchingLines, type NumberedLine } from './log-lines.ts';
import classes from './log-viewer.module.css';
import { useLog } from './use-log.ts';

/** What the bot writes to its output, as it writes it. */
export function LogViewer({ instanceId, hasContainer }: { instanceId: string; hasContainer: boolean }) {
  const locale = useFormatLocale();
  const [paused, setPaused] = useState(false);
  const [follow, setFollow] = useState(true);
  const [search, setSearch] = useState('');
  const { log, state, waiting } = useLog(instanceId, paused);
  const lines = matchingLines(log, search);
  const frame = useRef<HTMLDivElement>(null);
  const last = lines.at(-1)?.number;
  useEffect(() => {
    if (follow) frame.current?.scrollTo({ top: frame.current.scrollHeight });
  }, [follow, last]);

  return (
    <Stack gap="sm">
      <Group gap="sm">
        <TextInput
          type="search"
          aria-label="Search the log"
          placeholder="Search the log"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          flex="1 1 200px"
          maw={{ sm: 320 }}
        />
        <Switch label="Follow" checked={follow} onChange={(event) => setFollow(event.currentTarget.checked)} />
        <Button
          variant="default"
          onClick={() => setPaused(!paused)}
          leftSection={paused ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />}
        >
          {paused ? `Go on${waiting > 0 ? ` (${waiting} new)` : ''}` : 'Pause'}
        </Button>
        <StatusBadge
          look={
            state === 'open'
              ? { label: paused ? 'Paused' : 'Live', color: paused ? 'yellow' : 'green' }
              : { label: 'Connecting…', color: 'gray', busy: true }
          }
        />
      </Group>
      <div className={classes['frame']}>
        <div
          ref={frame}
          className={classes['lines']}
          role="log"
          aria-label="Log of the bot"
          aria-live="off"
          tabIndex={0}
          onWheel={(event) => event.deltaY < 0 && setFollow(false)}
        >
          {lines.map((line) => (
            <Line key={line.number} line={line} search={search} locale={locale} />
          ))}
          {lines.length === 0 && (
            <Center h="100%" px="md">
              <Text c="#93a4b0" fz="sm" ta="center">
                {emptyText(log.lines.length > 0, hasContainer)}
              </Text>
            </Center>
          )}
        </div>
      </div>
    </Stack>
  );
}

function Line({ line, search, locale }: { line: NumberedLine; search: string; locale: string | undefined }) {
  const at = new Date(line.at);
  return (
    <div className={classes['line']}>
      <time className={classes['time']} dateTime={line.at} title={`${localTime(at, locale)} here\n${utcTime(at)}`}>
        {localClock(at, locale)}
      </time>
      <Highlight
        component="span"
        inherit
        highlight={search.trim()}
        highlightStyles={{ background: '#8f5f04', color: '#fff' }}
        className={line.stream === 'stderr' ? classes['stderr'] : undefined}
      >
        {line.text}
      </Highlight>
    </div>
  );
}

function emptyText(hasLines: boolean, hasContainer: boolean): string {
  if (hasLines) return 'No line of the log contains this.';
  return hasContainer
    ? 'Nothing written yet. Lines show up here as they come.'
    : 'There is no container yet. Lines show up here as soon as there is.';
}
