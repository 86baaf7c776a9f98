import { Badge, VisuallyHidden } from '@mantine/core';
import { useWaitingOrganizations } from './organizations.ts';
import { Count } from '../../../components/count.tsx';

/** How many organisations wait to be verified; nothing where none does. */
export function WaitingBadge() {
  const { data } = useWaitingOrganizations();
  if (data === undefined || data.count === 0) return null;
  return (
    <Badge color="blue" variant="filled" size="sm" circle={data.count < 10}>
      <Count value={data.count} />
      <VisuallyHidden component="span"> waiting to be verified</VisuallyHidden>
    </Badge>
  );
}
