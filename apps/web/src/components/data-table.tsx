import { Skeleton, Table, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Sorting } from '../lib/list-address.ts';
import classes from './data-table.module.css';

export interface Column<Row, SortKey extends string> {
  readonly label: string;
  readonly render: (row: Row) => ReactNode;
  readonly sortBy?: SortKey;
  readonly width?: number | string;
}

interface DataTableProps<Row, SortKey extends string> {
  /** Names the table for those who don't see it. */
  readonly label: string;
  /** The first one leads: it names the row, and stands on top of the card on a phone. */
  readonly columns: readonly Column<Row, SortKey>[];
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  /** A menu (`compact`) or buttons, at the end of each row. */
  readonly actions?: (row: Row) => ReactNode;
  readonly actionsWide?: boolean;
  readonly sorting?: Sorting<SortKey>;
  readonly onSort?: (clicked: SortKey) => void;
  /** The rows shown are those of the page before; the asked for are on their way. */
  readonly stale?: boolean;
  readonly empty: ReactNode;
}

const skeletonRows = [0, 1, 2, 3, 4];

export function DataTable<Row, SortKey extends string = never>(props: DataTableProps<Row, SortKey>) {
  const { label, columns, rowKey, actions, actionsWide, sorting, onSort, stale = false, empty } = props;
  // That there was nothing before says nothing of what was asked for since.
  const rows = stale && props.rows?.length === 0 ? undefined : props.rows;
  if (rows?.length === 0) return <div className={classes['wrap']}>{empty}</div>;
  return (
    <div className={classes['wrap']}>
      {/* The roles are said again, because the cards of the phone layout take them from the elements. */}
      <Table
        className={classes['table']}
        aria-label={label}
        aria-busy={stale || rows === undefined}
        role="table"
        highlightOnHover
      >
        <Table.Thead role="rowgroup">
          <Table.Tr role="row">
            {columns.map((column) => (
              <Table.Th
                key={column.label}
                w={column.width}
                role="columnheader"
                aria-sort={ariaSort(column.sortBy, sorting)}
              >
                <ColumnHead column={column} sorting={sorting} onSort={onSort} />
              </Table.Th>
            ))}
            {actions && (
              <Table.Th role="columnheader">
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody role="rowgroup" className={stale ? classes['stale'] : undefined}>
          {rows === undefined
            ? skeletonRows.map((row) => (
                <Table.Tr key={row} role="row">
                  {columns.map((column) => (
                    <Table.Td key={column.label} role="cell">
                      <Skeleton h={14} my={4} w={`${55 + ((row * 17) % 40)}%`} />
                    </Table.Td>
                  ))}
                  {actions && <Table.Td role="cell" />}
                </Table.Tr>
              ))
            : rows.map((row) => (
                <Table.Tr key={rowKey(row)} role="row">
                  {columns.map((column, index) => (
                    <Table.Td
                      key={column.label}
                      role="cell"
                      className={index === 0 ? classes['lead'] : undefined}
                      data-label={index === 0 ? undefined : column.label}
                    >
                      <div className={classes['cell']}>{column.render(row)}</div>
                    </Table.Td>
                  ))}
                  {actions && (
                    <Table.Td
                      role="cell"
                      className={`${classes['actions']} ${actionsWide === true ? classes['wide'] : ''}`}
                    >
                      {actions(row)}
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function ColumnHead<Row, SortKey extends string>({
  column,
  sorting,
  onSort,
}: {
  column: Column<Row, SortKey>;
  sorting: Sorting<SortKey> | undefined;
  onSort: ((clicked: SortKey) => void) | undefined;
}) {
  const { sortBy, label } = column;
  if (sortBy === undefined || onSort === undefined) return label;
  const SortIcon =
    sorting?.sort !== sortBy ? IconArrowsSort : sorting.direction === 'asc' ? IconArrowUp : IconArrowDown;
  return (
    <UnstyledButton fz="inherit" fw="inherit" c="inherit" onClick={() => onSort(sortBy)}>
      {label} <SortIcon size={13} style={{ verticalAlign: '-2px' }} aria-hidden />
    </UnstyledButton>
  );
}

function ariaSort<SortKey extends string>(
  sortBy: SortKey | undefined,
  sorting: Sorting<SortKey> | undefined,
): 'ascending' | 'descending' | undefined {
  if (sortBy === undefined || sorting?.sort !== sortBy) return undefined;
  return sorting.direction === 'asc' ? 'ascending' : 'descending';
}
