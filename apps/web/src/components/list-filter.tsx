import { Select } from '@mantine/core';
import { chosenOption, type ListOption } from '../lib/list-address.ts';
import type { ListNavigation } from '../lib/use-list-address.ts';

interface ListFilterProps<Value extends string> {
  readonly list: ListNavigation;
  /** In the address and in the query of the API. */
  readonly name: string;
  readonly label: string;
  readonly options: readonly ListOption<Value>[];
}

export function ListFilter<Value extends string>({ list, name, label, options }: ListFilterProps<Value>) {
  return (
    <Select
      aria-label={label}
      placeholder={label}
      data={options}
      value={chosenOption(list.address, name, options) ?? null}
      onChange={(chosen) => list.change({ [name]: chosen ?? undefined })}
      clearable
      // It is reached by the keyboard, so it is there for screen readers too.
      clearButtonProps={{ 'aria-label': `Clear: ${label}`, tabIndex: 0, 'aria-hidden': false }}
      flex={{ base: '1 1 130px', xs: '0 0 180px' }}
    />
  );
}
