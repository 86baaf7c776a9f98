import { Anchor, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Section } from '../../../components/section.tsx';
import { instancesAddress, type FleetChannel } from './fleet.ts';
import { Count } from '../../../components/count.tsx';

/** How far each channel has got with what its tags mean now. */
export function FleetChannels({ channels }: { channels: readonly FleetChannel[] }) {
  return (
    <Section title="Channels" h="100%">
      <Table aria-label="Channels" verticalSpacing="xs" horizontalSpacing={0} withRowBorders={false}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Channel</Table.Th>
            <Table.Th ta="right">Instances</Table.Th>
            <Table.Th ta="right">Up to date</Table.Th>
            <Table.Th ta="right">Behind</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {channels.map(({ channel, instances, upToDate, behind }) => (
            <Table.Tr key={channel}>
              <Table.Td>{channel}</Table.Td>
              <CountCell of={instances} to={instancesAddress({ channel })} />
              {channel === 'pinned' ? (
                // What is pinned follows nothing: it can be neither.
                <Table.Td colSpan={2} ta="right">
                  <Text fz="xs" c="dimmed">
                    stays as it is
                  </Text>
                </Table.Td>
              ) : (
                <>
                  <CountCell of={upToDate} to={instancesAddress({ channel, behind: 'false' })} />
                  <CountCell of={behind} to={instancesAddress({ channel, behind: 'true' })} />
                </>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}

function CountCell({ of, to }: { of: number; to: string }) {
  return (
    <Table.Td ta="right" style={{ fontVariantNumeric: 'tabular-nums' }}>
      {of === 0 ? (
        <Text c="dimmed" inherit>
          0
        </Text>
      ) : (
        <Anchor component={Link} to={to} inherit fw={600}>
          <Count value={of} />
        </Anchor>
      )}
    </Table.Td>
  );
}
