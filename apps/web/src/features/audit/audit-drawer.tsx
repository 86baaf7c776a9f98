import { Alert, Button, Code, DataList, Drawer, Group, Stack, Table, Text } from '@mantine/core';
import { IconEraser } from '@tabler/icons-react';
import type { ReactNode } from 'react';
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
    <Drawer
      opened={entry !== undefined}
      onClose={onClose}
      position="right"
      size="md"
      title={entry && sentenceOf(entry)}
      styles={{ title: { fontWeight: 650, overflowWrap: 'anywhere' } }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
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
        <Row label="When">
          <Time value={at} as="exact" />
        </Row>
        <Row label="Who">
          {actorName(entry)}
          {actor.label !== undefined && (
            <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {actor.label}
            </Text>
          )}
        </Row>
        {target !== undefined && (
          <Row label="On">
            {target.label ?? '–'}
            <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {target.type} {target.id}
            </Text>
          </Row>
        )}
        <Row label="Category">{categoryName(category)}</Row>
        <Row label="Action">
          <Code>{action}</Code>
        </Row>
        {ip !== undefined && <Row label="Address">{ip}</Row>}
        {requestId !== undefined && (
          <Row label="Request">
            <Code style={{ overflowWrap: 'anywhere' }}>{requestId}</Code>
          </Row>
        )}
        <Row label="Entry">{seq}</Row>
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

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <DataList.Item>
      <DataList.ItemLabel>{label}</DataList.ItemLabel>
      <DataList.ItemValue>{children}</DataList.ItemValue>
    </DataList.Item>
  );
}
