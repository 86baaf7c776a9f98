import { Loader, type MantineSize } from '@mantine/core';

/** What the turning wheel says to the eye, said to everybody. */
export function Waiting({ label = 'Loading', size = 'md' }: { label?: string; size?: MantineSize | number }) {
  return <Loader size={size} role="status" aria-label={label} aria-busy="true" />;
}
