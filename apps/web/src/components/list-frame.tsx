import { Button, Group, Stack } from '@mantine/core';
import { IconListSearch, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { DataTable, type Column } from './data-table.tsx';
import { FailedToLoad } from './failed-to-load.tsx';
import { ListPages } from './list-pages.tsx';
import { ListSearch } from './list-search.tsx';
import { NothingHere } from './nothing-here.tsx';
import { nextSorting, type Sorting } from '../lib/list-address.ts';
import type { ListNavigation } from '../lib/use-list-address.ts';

interface ListFrameProps<Row, SortKey extends string> {
  readonly label: string;
  readonly searchLabel?: string;
  readonly filters?: ReactNode;
  /** The names of the filters in the address. */
  readonly filterNames?: readonly string[];
  readonly list: ListNavigation;
  readonly query: {
    readonly data: { readonly items: readonly Row[]; readonly nextCursor?: string } | undefined;
    readonly error: unknown;
    readonly refetch: () => unknown;
    readonly isPlaceholderData: boolean;
  };
  readonly columns: readonly Column<Row, SortKey>[];
  readonly sorting?: Sorting<SortKey>;
  readonly rowKey: (row: Row) => string;
  readonly actions?: (row: Row) => ReactNode;
  readonly actionsWide?: boolean;
  /** Said where there is nothing at all. */
  readonly empty: Emptiness;
  /** Said where the search and the filters leave nothing. */
  readonly noMatch?: Emptiness;
}

interface Emptiness {
  readonly icon: Icon;
  readonly title: string;
  readonly description: string;
  /** What to do about it. */
  readonly action?: ReactNode;
}

const nothingMatches: Emptiness = {
  icon: IconListSearch,
  title: 'Nothing matches',
  description: 'Nothing fits this search and these filters.',
};

/** A list: search, filters, table and pages. */
export function ListFrame<Row, SortKey extends string = never>({
  label,
  searchLabel,
  filters,
  filterNames = [],
  list,
  query,
  columns,
  sorting,
  rowKey,
  actions,
  actionsWide,
  empty,
  noMatch = nothingMatches,
}: ListFrameProps<Row, SortKey>) {
  const { data, error, refetch, isPlaceholderData } = query;
  return (
    <Stack>
      <Group gap="sm">
        {searchLabel !== undefined && <ListSearch list={list} label={searchLabel} />}
        {filters}
      </Group>
      {error && !data ? (
        <FailedToLoad error={error} retry={refetch} />
      ) : (
        <DataTable
          label={label}
          columns={columns}
          rows={data?.items}
          rowKey={rowKey}
          {...(sorting && {
            sorting,
            onSort: (clicked: SortKey) => list.change({ ...nextSorting(sorting, clicked) }),
          })}
          {...(actions && { actions })}
          actionsWide={actionsWide === true}
          stale={isPlaceholderData}
          empty={
            list.isFiltered(...filterNames) ? (
              <NothingHere
                action={
                  <Button variant="default" onClick={list.reset}>
                    Show all
                  </Button>
                }
                {...noMatch}
              />
            ) : (
              <NothingHere {...empty} />
            )
          }
        />
      )}
      <ListPages list={list} nextCursor={data?.nextCursor} stale={isPlaceholderData} />
    </Stack>
  );
}
