import { dataOf } from '@moorage/api-client';
import { Anchor, DataList, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Detail } from '../../components/detail.tsx';
import { Section } from '../../components/section.tsx';
import { Time } from '../../components/time.tsx';
import { roleName } from '../../lib/role-name.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { SyncBadge } from '../team/sync-badge.tsx';

/** For those who don't see the team: their own membership. */
export function YourPlace() {
  const { api, slug } = useOrganization();
  const { data } = useQuery({
    queryKey: ['my-membership', slug],
    queryFn: () => dataOf(api.GET('/api/members/me')),
    meta: { topics: ['members', 'provisioning'] },
  });
  return (
    <Section title="You here">
      {data === undefined ? (
        <Skeleton h={72} />
      ) : (
        <DataList labelWidth="84px">
          <Detail label="Role">
            {roleName(data.role)}
            <Anchor component={Link} to={`/orgs/${slug}/roles`} fz="sm" ml="sm">
              What may I do?
            </Anchor>
          </Detail>
          <Detail label="Joined">
            <Time value={data.joinedAt} />
          </Detail>
          <Detail label="In the bot">
            <SyncBadge member={data} />
          </Detail>
        </DataList>
      )}
    </Section>
  );
}
