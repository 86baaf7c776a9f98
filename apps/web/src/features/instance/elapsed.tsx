import { Text, type TextProps } from '@mantine/core';
import { useEffect, useState } from 'react';
import { durationText } from './update-text.ts';

interface ElapsedProps extends TextProps {
  readonly since: string;
}

/** How long something takes already, told anew each second. */
export function Elapsed({ since, ...text }: ElapsedProps) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  // The clocks of the server and of this machine may differ.
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1_000));
  return (
    <Text fz="sm" c="dimmed" style={{ fontVariantNumeric: 'tabular-nums' }} {...text}>
      {seconds === 0 ? 'just begun' : durationText(seconds * 1_000)}
    </Text>
  );
}
