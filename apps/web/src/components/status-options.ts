import type { ListOption } from '../lib/list-address.ts';
import type { StatusLook } from './status-badge.tsx';

/** Every status that has a look, as the choices of a filter. */
export function statusOptions<Status extends string>(
  looks: Readonly<Record<Status, StatusLook>>,
): readonly ListOption<Status>[] {
  return Object.entries<StatusLook>(looks).map(([value, { label }]) => ({ value: value as Status, label }));
}
