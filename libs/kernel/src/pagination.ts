import { DomainError } from './domain-error.ts';
import { isUuid } from './ids.ts';

/** One page of a list; `nextCursor` is absent on the last. */
export interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor?: string;
}

/** Encodes where a page ended: the sort values of its last row, opaque to clients. */
export function encodeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** @throws DomainError REQUEST.CURSOR_INVALID where the text was not made by `encodeCursor` with `length` values. */
export function decodeCursor(cursor: string, length: number): (string | number | null)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(values) &&
      values.length === length &&
      values.every((v) => v === null || typeof v === 'string' || typeof v === 'number')
    ) {
      return values as (string | number | null)[];
    }
  } catch {
    // falls through: not ours
  }
  throw new DomainError('REQUEST.CURSOR_INVALID', { field: 'cursor' });
}

/**
 * Decodes the cursor of a list that is ordered by time, then id: `[toISOString(), id]`.
 * @throws DomainError REQUEST.CURSOR_INVALID also where the values are no time and no id: Postgres must not see them
 */
export function decodeTimeCursor(cursor: string): [time: string, id: string] {
  const [time, id] = decodeCursor(cursor, 2);
  if (typeof time !== 'string' || !isIsoTime(time) || typeof id !== 'string' || !isUuid(id)) {
    throw new DomainError('REQUEST.CURSOR_INVALID', { field: 'cursor' });
  }
  return [time, id];
}

function isIsoTime(text: string): boolean {
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text;
}

/** Cuts `limit + 1` fetched rows into a page: the extra row only tells that there is more. */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  toItem: (row: Row) => Item,
  cursorOf: (row: Row) => readonly (string | number | null)[],
): Page<Item> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  const items = kept.map(toItem);
  return rows.length > limit && last !== undefined ? { items, nextCursor: encodeCursor(cursorOf(last)) } : { items };
}
