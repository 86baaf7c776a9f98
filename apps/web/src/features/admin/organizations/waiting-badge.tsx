import { Badge, VisuallyHidden } from '@mantine/core';
import { useWaitingOrganizations } from './organizations.ts';

/** How many organisations wait to be verified; nothing where none does. */
export function WaitingBadge() {
  const { data } = useWaitingOrganizations();
  if (data === undefined || data.count === 0) return null;
  return (
    <Badge color="blue" variant="filled" size="sm" circle={data.count < 10}>
      {data.count}
      <VisuallyHidden component="span"> waiting to be verified</VisuallyHidden>
    </Badge>
  );
}
