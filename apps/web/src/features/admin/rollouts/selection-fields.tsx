import { MultiSelect, Radio, Select, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useAllOrganizations } from '../organizations/organizations.ts';
import type { RolloutValues } from './rollout-values.ts';

const channels = [
  { value: 'canary', label: 'canary' },
  { value: 'staging', label: 'staging' },
  { value: 'stable', label: 'stable' },
  { value: 'pinned', label: 'pinned: bots that follow a digest' },
] as const;

export function SelectionFields({ form }: { form: UseFormReturnType<RolloutValues> }) {
  const { kind } = form.values.selection;
  return (
    <Stack>
      <Radio.Group label="Selection" {...form.getInputProps('selection.kind')}>
        <Stack gap="xs" mt="xs">
          <Radio value="channel" label="A channel" description="Bots that follow its tag, or a digest" />
          <Radio
            value="organizations"
            label="Chosen organisations"
            description="In their hour, also where their people update by hand"
          />
          <Radio value="all" label="Every channel" description="All but those that follow a digest" />
        </Stack>
      </Radio.Group>
      {kind === 'channel' && (
        <Select
          label="Channel"
          data={channels}
          allowDeselect={false}
          maw={320}
          {...form.getInputProps('selection.channel')}
        />
      )}
      {kind === 'organizations' && <ChosenOrganizations {...form.getInputProps('selection.orgIds')} />}
    </Stack>
  );
}

interface ChosenOrganizationsProps {
  readonly value?: string[];
  readonly onChange?: (value: string[]) => void;
}

/** Found by typing: there may be more than a list can hold. */
function ChosenOrganizations(props: ChosenOrganizationsProps) {
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), 250);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const { data } = useAllOrganizations({ limit: 20, ...(asked !== '' && { search: asked }) });
  const found = new Map((data?.items ?? []).map(({ id, name }) => [id, name]));
  const known = new Map([...names, ...found]);
  const chosen = props.value ?? [];
  return (
    <MultiSelect
      label="Organisations"
      placeholder="Search by name"
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      // What is shown is what the server found; those already chosen keep their names.
      filter={({ options }) => options}
      data={[...new Set([...found.keys(), ...chosen])].map((id) => ({ value: id, label: known.get(id) ?? id }))}
      nothingFoundMessage="No organisation of this name"
      hidePickedOptions
      maw={560}
      {...props}
      onChange={(ids) => {
        setNames(known);
        props.onChange?.(ids);
      }}
    />
  );
}
