import { IconLock } from '@tabler/icons-react';
import { NothingHere } from './nothing-here.tsx';

/** Stands where a page would be; says who sees it. */
export function NotForRole({ who }: { who: string }) {
  return <NothingHere icon={IconLock} title="Not for your role" description={who} />;
}
