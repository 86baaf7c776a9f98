import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { tenantApi } from '../../lib/api.ts';
import { instancesQuery } from './instances.ts';

/** That a bot of the organisation is offered a release that nobody put off; nothing else. */
export function UpdateBadge() {
  const { slug = '' } = useParams();
  const { data } = useQuery({ ...instancesQuery(slug, tenantApi(slug)), enabled: slug !== '' });
  if (data?.items.some(({ updateAvailable }) => updateAvailable) !== true) return null;
  return (
    <Badge size="sm" variant="filled">
      Update
    </Badge>
  );
}
