import { DomainError, decodeCursor, isUuid } from '@moorage/kernel';

export type CursorType = 'text' | 'smallint' | 'timestamptz' | 'uuid';

const fits: Readonly<Record<CursorType, (value: string | number | null) => boolean>> = {
  // Postgres takes no NUL character in texts.
  text: (value) => typeof value === 'string' && !value.includes('\0'),
  smallint: (value) => typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 32_768,
  timestamptz: (value) => typeof value === 'string' && isIsoTime(value),
  uuid: (value) => typeof value === 'string' && isUuid(value),
};

function isIsoTime(text: string): boolean {
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text;
}

/**
 * The values of a cursor, checked: a cursor that somebody made up must not become an error of Postgres.
 * @throws DomainError REQUEST.CURSOR_INVALID
 */
export function cursorValues(cursor: string, types: readonly CursorType[]): (string | number | null)[] {
  const values = decodeCursor(cursor, types.length);
  if (!types.every((type, index) => fits[type](values[index] ?? null)))
    throw new DomainError('REQUEST.CURSOR_INVALID', { field: 'cursor' });
  return values;
}
