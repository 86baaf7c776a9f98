import { dataOf, type ItemOf } from '@moorage/api-client';
import { Grid, Group, Stack, Text } from '@mantine/core';
import { IconBuilding, IconCornerDownRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Section } from '../../components/section.tsx';
import { useOrganization } from '../organizations/organization-context.ts';

type Node = ItemOf<'/api/organization/chart'>;

/** The group that the organisation belongs to; nothing where it belongs to none. */
export function ChartCard() {
  const { api, organization } = useOrganization();
  const { data } = useQuery({
    queryKey: ['organization-chart', organization.id],
    queryFn: () => dataOf(api.GET('/api/organization/chart')),
    meta: { topics: ['organization'] },
  });
  if (data === undefined || data.items.length < 2) return null;
  return (
    <Grid.Col span={12}>
      <Section title="Organisation chart" description="Where this organisation stands in its group.">
        <Stack gap={6} role="list" aria-label="Organisation chart">
          {fromTheTop(data.items).map(({ id, name, depth }) => (
            <Group key={id} role="listitem" gap="xs" wrap="nowrap" pl={Math.min(depth, 4) * 18}>
              {depth === 0 ? <IconBuilding size={16} aria-hidden /> : <IconCornerDownRight size={16} aria-hidden />}
              <Text fz="sm" truncate {...(id === organization.id && { fw: 650, 'aria-current': 'true' as const })}>
                {name}
              </Text>
            </Group>
          ))}
        </Stack>
      </Section>
    </Grid.Col>
  );
}

/** Each with what is below it right after it. */
function fromTheTop(nodes: readonly Node[], below: string | null = null): Node[] {
  return nodes.filter(({ parentId }) => parentId === below).flatMap((node) => [node, ...fromTheTop(nodes, node.id)]);
}
