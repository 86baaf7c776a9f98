/** What of a list is kept in the address: `?search=…&role=…&sort=name&direction=asc&cursor=…`. */
export type ListAddress = URLSearchParams;

/** The address after a change of search, filter or sort. The page goes back to the first: a cursor belongs to its order. */
export function withListChange(
  address: ListAddress,
  changes: Readonly<Record<string, string | undefined>>,
): ListAddress {
  return withCursor(withValues(address, changes), undefined);
}

export function withValues(address: ListAddress, changes: Readonly<Record<string, string | undefined>>): ListAddress {
  const next = new URLSearchParams(address);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  }
  return next;
}

export function withCursor(address: ListAddress, cursor: string | undefined): ListAddress {
  const next = new URLSearchParams(address);
  if (cursor === undefined) next.delete('cursor');
  else next.set('cursor', cursor);
  return next;
}

/** The value of a filter, where it is one that the list knows: an address may be typed by hand. */
export function knownValue<Value extends string>(
  address: ListAddress,
  name: string,
  values: readonly Value[],
): Value | undefined {
  const value = address.get(name);
  return values.find((known) => known === value);
}

/** One choice of a filter: as the address and the API call it, and as people do. */
export interface ListOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** What is chosen of a filter's options. */
export function chosenOption<Value extends string>(
  address: ListAddress,
  name: string,
  options: readonly ListOption<Value>[],
): Value | undefined {
  return knownValue(
    address,
    name,
    options.map(({ value }) => value),
  );
}

/** What is chosen of a filter, as a part of the query: `{ status: 'pending' }`, or nothing. */
export function filterOf<Name extends string, Value extends string>(
  address: ListAddress,
  name: Name,
  options: readonly ListOption<Value>[],
): { readonly [name in Name]?: Value } {
  const value = chosenOption(address, name, options);
  return value === undefined ? {} : ({ [name]: value } as { readonly [name in Name]: Value });
}

export interface Sorting<Key extends string> {
  readonly sort: Key;
  readonly direction: 'asc' | 'desc';
}

export function sortingOf<Key extends string>(
  address: ListAddress,
  keys: readonly Key[],
  standard: Sorting<Key>,
): Sorting<Key> {
  const sort = knownValue(address, 'sort', keys);
  if (sort === undefined) return standard;
  return { sort, direction: address.get('direction') === 'desc' ? 'desc' : 'asc' };
}

/** A click on a column: sorts by it, and the other way round by the next click. */
export function nextSorting<Key extends string>(current: Sorting<Key>, clicked: Key): Sorting<Key> {
  const flips = current.sort === clicked && current.direction === 'asc';
  return { sort: clicked, direction: flips ? 'desc' : 'asc' };
}
