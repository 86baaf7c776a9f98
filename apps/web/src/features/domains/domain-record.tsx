import { Code, SimpleGrid, Stack, Text } from '@mantine/core';
import { CopyField } from '../../components/copy-field.tsx';
import type { DomainClaim } from './domains.ts';

/** What to write where, for whoever runs the DNS of the domain. */
export function DomainRecord({ claim: { domain, record } }: { claim: DomainClaim }) {
  return (
    <Stack gap="sm">
      <Text fz="sm">
        Where the DNS of {domain} is kept, there has to be a record of type <Code>TXT</Code> with this name and this
        value. Other records stay as they are.
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <CopyField label="Name" value={record.name} />
        <CopyField label="Value" value={record.value} />
      </SimpleGrid>
      <Text fz="xs" c="dimmed">
        Many DNS pages add <Code fz="xs">.{domain}</Code> to a name by themselves: leave it off there. A new record is
        seen within minutes mostly, and within a day at the latest.
      </Text>
    </Stack>
  );
}
