import { Alert, Button, Code, DataList, Drawer, Group, Stack, Table, Text } from '@mantine/core';
import { IconEraser } from '@tabler/icons-react';
import { Detail } from '../../components/detail.tsx';
import { Time } from '../../components/time.tsx';
import { useFormatLocale } from '../../lib/preferences.ts';
import { categoryName, type AuditEntry } from './audit-entry.ts';
import { actorName, changesOf, sentenceOf } from './audit-sentence.ts';

interface AuditDrawerProps {
  readonly entry: AuditEntry | undefined;
  readonly onClose: () => void;
  readonly onFilter: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** One entry with all that is kept of it. */
export function AuditDrawer({ entry, onClose, onFilter }: AuditDrawerProps) {
  return (
    <Drawer opened={entry !== undefined} onClose={onClose} size="md" title={entry && sentenceOf(entry)}>
      {entry !== undefined && <Details entry={entry} onFilter={onFilter} />}
    </Drawer>
  );
}

function Details({ entry, onFilter }: { entry: AuditEntry; onFilter: AuditDrawerProps['onFilter'] }) {
  const { seq, at, category, action, actor, target, ip, requestId, erased } = entry;
  const changes = changesOf(entry, useFormatLocale());
  return (
    <Stack>
      {erased && (
        <Alert color="gray" icon={<IconEraser aria-hidden />} title="Erased">
          Names, values and the address were erased with a person. That it happened can still be proven.
        </Alert>
      )}
      {changes.length > 0 && (
        <Table withTableBorder layout="fixed" aria-label="What changed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Field</Table.Th>
              <Table.Th>Before</Table.Th>
              <Table.Th>After</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody style={{ overflowWrap: 'anywhere' }}>
            {changes.map(({ field, before, after }) => (
              <Table.Tr key={field}>
                <Table.Td>{field}</Table.Td>
                <Table.Td>{before ?? '–'}</Table.Td>
                <Table.Td>{after ?? '–'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <DataList labelWidth="96px">
        <Detail label="When">
          <Time value={at} as="exact" />
        </Detail>
        <Detail label="Who">
          {actorName(entry)}
          {actor.label !== undefined && (
            <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {actor.label}
            </Text>
          )}
        </Detail>
        {target !== undefined && (
          <Detail label="On">
            {target.label ?? '–'}
            <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {target.type} {target.id}
            </Text>
          </Detail>
        )}
        <Detail label="Category">{categoryName(category)}</Detail>
        <Detail label="Action">
          <Code>{action}</Code>
        </Detail>
        {ip !== undefined && <Detail label="Address">{ip}</Detail>}
        {requestId !== undefined && (
          <Detail label="Request">
            <Code style={{ overflowWrap: 'anywhere' }}>{requestId}</Code>
          </Detail>
        )}
        <Detail label="Entry">{seq}</Detail>
      </DataList>
      <Group gap="sm">
        {actor.id !== undefined && (
          <Button size="xs" variant="default" onClick={() => onFilter({ actor: actor.id })}>
            All by them
          </Button>
        )}
        {target !== undefined && (
          <Button
            size="xs"
            variant="default"
            onClick={() => onFilter({ targetType: target.type, targetId: target.id })}
          >
            All about this
          </Button>
        )}
      </Group>
    </Stack>
  );
}
