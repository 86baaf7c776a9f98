import { Badge, Button, Menu, Text, UnstyledButton } from '@mantine/core';
import { IconDownload, IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Column } from '../../components/data-table.tsx';
import { Time } from '../../components/time.tsx';
import type { ListNavigation } from '../../lib/use-list-address.ts';
import { ListFrame } from '../../components/list-frame.tsx';
import { AuditDrawer } from './audit-drawer.tsx';
import { categoryName, type AuditEntry } from './audit-entry.ts';
import { AuditFilters, auditFilterNames } from './audit-filters.tsx';
import { useFormatLocale } from '../../lib/preferences.ts';
import { changesOf, sentenceOf } from './audit-sentence.ts';

interface AuditLogProps {
  readonly list: ListNavigation;
  readonly query: {
    readonly data: { readonly items: readonly AuditEntry[]; readonly nextCursor?: string } | undefined;
    readonly error: unknown;
    readonly refetch: () => unknown;
    readonly isPlaceholderData: boolean;
  };
  /** Before the other filters. */
  readonly filters?: ReactNode;
  readonly empty: string;
}

/** The entries of one log: search, filters, table, pages, and one entry in full. */
export function AuditLog({ list, query, filters, empty }: AuditLogProps) {
  const locale = useFormatLocale();
  const opened = list.address.get('entry') ?? undefined;
  const open = (entry: string | undefined): void => list.keep({ entry });
  const columns: readonly Column<AuditEntry, never>[] = [
    {
      label: 'What happened',
      render: (entry) => (
        <UnstyledButton onClick={() => open(String(entry.seq))} aria-haspopup="dialog">
          <Text fz="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
            {sentenceOf(entry)}
          </Text>
          <Text fz="xs" c="dimmed" lineClamp={1} style={{ overflowWrap: 'anywhere' }}>
            {changesOf(entry, locale)
              .map(
                ({ field, before, after }) =>
                  `${field}: ${[before, after].filter((part) => part !== undefined).join(' → ')}`,
              )
              .join(' · ')}
          </Text>
        </UnstyledButton>
      ),
    },
    { label: 'Category', render: ({ category }) => <Badge color="gray">{categoryName(category)}</Badge> },
    { label: 'When', render: ({ at }) => <Time value={at} /> },
  ];
  return (
    <>
      <ListFrame
        label="Audit log"
        searchLabel="Search by name or address"
        filters={
          <>
            {filters}
            <AuditFilters list={list} />
          </>
        }
        filterNames={auditFilterNames}
        list={list}
        query={query}
        columns={columns}
        rowKey={({ seq }) => String(seq)}
        empty={{ icon: IconHistory, title: 'Nothing happened yet', description: empty }}
      />
      <AuditDrawer
        entry={query.data?.items.find(({ seq }) => String(seq) === opened)}
        onClose={() => open(undefined)}
        onFilter={(changes) => list.change({ ...changes, entry: undefined })}
      />
    </>
  );
}

/** The log as a file; the browser loads it by itself, so that its size is no matter. */
export function AuditExportMenu({ csv, proofs }: { csv: string; proofs: string }) {
  return (
    <Menu position="bottom-end" width={270}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={csv} download>
          <Text fz="sm">As a table (CSV)</Text>
          <Text fz="xs" c="dimmed">
            What fits the search and filters
          </Text>
        </Menu.Item>
        <Menu.Item component="a" href={proofs} download>
          <Text fz="sm">With proofs (JSON lines)</Text>
          <Text fz="xs" c="dimmed">
            The whole log, to be verified without Moorage
          </Text>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
