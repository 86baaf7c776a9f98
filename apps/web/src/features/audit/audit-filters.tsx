import { Select, TextInput } from '@mantine/core';
import { ListFilter } from '../../components/list-filter.tsx';
import { chosenOption, filterOf, type ListAddress } from '../../lib/list-address.ts';
import type { ListNavigation } from '../../lib/use-list-address.ts';
import { categoryOptions, type AuditAction, type AuditQuery } from './audit-entry.ts';
import { actionName, actions } from './audit-sentence.ts';

/** The names of the filters in the address. */
export const auditFilterNames = ['category', 'action', 'actor', 'targetType', 'targetId', 'from', 'to'] as const;

const day = /^\d{4}-\d{2}-\d{2}$/;
const actionOptions = actions
  .map((value) => ({ value, label: actionName(value) }))
  .sort((a, b) => a.label.localeCompare(b.label));

/** What the address asks for. Days are those of the viewer's zone; the last one is included. */
export function auditFilterOf(address: ListAddress): AuditQuery {
  const plain = (name: string): string | undefined => address.get(name) ?? undefined;
  const [search, actor, targetType, targetId] = ['search', 'actor', 'targetType', 'targetId'].map(plain);
  const from = startOf(plain('from'), 0);
  const to = startOf(plain('to'), 1);
  return {
    ...filterOf(address, 'category', categoryOptions),
    ...filterOf(address, 'action', actionOptions),
    ...(search !== undefined && { search }),
    ...(actor !== undefined && { actor }),
    ...(targetId !== undefined && { targetId, ...(targetType !== undefined && { targetType }) }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

function startOf(date: string | undefined, daysLater: number): string | undefined {
  if (date === undefined || !day.test(date)) return undefined;
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
  const start = new Date(year, month - 1, dayOfMonth + daysLater);
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString();
}

export function AuditFilters({ list }: { list: ListNavigation }) {
  const { address } = list;
  return (
    <>
      <ListFilter list={list} name="category" label="Category" options={categoryOptions} />
      <Select
        aria-label="What happened"
        placeholder="What happened"
        data={actionOptions}
        value={chosenOption(address, 'action', actionOptions) ?? null}
        onChange={(chosen: AuditAction | null) => list.change({ action: chosen ?? undefined })}
        searchable
        nothingFoundMessage="Nothing of that name"
        clearable
        clearButtonProps={{ 'aria-label': 'Clear: What happened', tabIndex: 0 }}
        flex={{ base: '1 1 160px', xs: '0 0 230px' }}
      />
      <DayFilter list={list} name="from" label="From" />
      <DayFilter list={list} name="to" label="To" />
    </>
  );
}

function DayFilter({ list, name, label }: { list: ListNavigation; name: 'from' | 'to'; label: string }) {
  return (
    <TextInput
      type="date"
      aria-label={label}
      leftSection={label}
      leftSectionWidth={52}
      styles={{ section: { fontSize: 'var(--mantine-font-size-xs)', color: 'var(--mantine-color-dimmed)' } }}
      value={list.address.get(name) ?? ''}
      onChange={(event) => list.change({ [name]: event.currentTarget.value })}
      flex={{ base: '1 1 150px', xs: '0 0 190px' }}
    />
  );
}
