import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { ListNavigation } from '../lib/use-list-address.ts';

export function ListSearch({ list, label }: { list: ListNavigation; label: string }) {
  const [text, setText] = useState(list.search ?? '');
  const [shown, setShown] = useState(list.search);
  // The address changed by other means (Back, a reset): follow it.
  if (shown !== list.search) {
    setShown(list.search);
    if (text.trim() !== (list.search ?? '')) setText(list.search ?? '');
  }
  const apply = useDebouncedCallback((search: string) => list.change({ search: search.trim() }), 250);
  const type = (value: string): void => {
    setText(value);
    apply(value);
  };
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        text === '' ? undefined : <CloseButton size="sm" aria-label="Clear the search" onClick={() => type('')} />
      }
      flex="1 1 220px"
      maw={{ sm: 360 }}
    />
  );
}
