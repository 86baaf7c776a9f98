import { Text, Tooltip, type TextProps } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useFormatLocale } from '../lib/preferences.ts';
import { localClock, localTime, relativeTime, utcTime } from '../lib/time-text.ts';

interface TimeProps extends TextProps {
  readonly value: string;
  /** `relative` (3 minutes ago), `exact` or its `clock` alone, in the zone of the viewer. */
  readonly as?: 'relative' | 'exact' | 'clock';
}

/** A moment in the zone of the viewer, with UTC on hover. */
export function Time({ value, as = 'relative', ...text }: TimeProps) {
  const at = new Date(value);
  const now = useNow();
  const locale = useFormatLocale();
  const details = `${localTime(at, locale)} here\n${utcTime(at)}`;
  return (
    <Tooltip label={details} styles={{ tooltip: { whiteSpace: 'pre-line', fontVariantNumeric: 'tabular-nums' } }}>
      <Text component="time" dateTime={at.toISOString()} inherit style={{ whiteSpace: 'nowrap' }} {...text}>
        {as === 'exact' ? localTime(at, locale) : as === 'clock' ? localClock(at, locale) : relativeTime(at, now)}
      </Text>
    </Tooltip>
  );
}

/** The present, as old as half a minute at most. */
function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
