import { cursorValues, type CursorType } from './cursor-values.ts';

/** One way in which a list can be sorted: columns before the id, their types, and how a row's values go into the cursor. */
export interface KeysetSort<Row> {
  readonly columns: readonly string[];
  readonly types: readonly CursorType[];
  readonly valuesOf: (row: Row) => (string | number)[];
}

export interface KeysetPage {
  readonly direction: 'asc' | 'desc';
  readonly cursor?: string;
}

/** The ORDER BY of a list whose rows are `alias`. */
export function orderOf<Row>(alias: string, { columns }: KeysetSort<Row>, direction: KeysetPage['direction']): string {
  return [...columns, 'id'].map((column) => `${alias}.${column} ${direction}`).join(', ');
}

/**
 * The condition that starts behind the cursor, its values appended to `parameters`; none without a cursor.
 * @throws DomainError REQUEST.CURSOR_INVALID
 */
export function afterCursor<Row>(
  alias: string,
  { columns, types }: KeysetSort<Row>,
  { direction, cursor }: KeysetPage,
  parameters: unknown[],
): string[] {
  if (cursor === undefined) return [];
  const bounded: CursorType[] = [...types, 'uuid'];
  const after = cursorValues(cursor, bounded);
  const bounds = bounded.map((type, index) => `$${parameters.push(after[index])}::${type}`);
  const names = [...columns, 'id'].map((column) => `${alias}.${column}`);
  return [`(${names.join(', ')}) ${direction === 'asc' ? '>' : '<'} (${bounds.join(', ')})`];
}
