import { Button, Group, Select, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { Section } from '../../components/section.tsx';
import { confirmByName } from '../../components/typed-confirmation.tsx';
import { showDone } from '../../lib/notices.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { useMemberChanges } from '../team/member-changes.ts';
import { useMembers, type Member } from '../team/members.ts';

const labelOf = ({ name, email }: Member): string => `${name} (${email})`;

/** Picks the next owner from the team. */
export function TransferSection() {
  const { organization } = useOrganization();
  const { transferOwnership } = useMemberChanges();
  const [heir, setHeir] = useState<Member>();
  const [search, setSearch] = useState('');
  // Who is chosen stands in the field: that is nothing to search for.
  const [asked] = useDebouncedValue(heir !== undefined && search === labelOf(heir) ? '' : search.trim(), 250);
  const { data } = useMembers({ status: 'ACTIVE', limit: 50, ...(asked !== '' && { search: asked }) });
  const found = (data?.items ?? []).filter(({ role }) => role !== 'OWNER');
  const candidates = heir === undefined || found.some(({ id }) => id === heir.id) ? found : [heir, ...found];
  const transfer = (): void => {
    if (heir === undefined) return;
    confirmByName({
      title: `Make ${heir.name} the owner?`,
      consequences: `They become owner of ${organization.name}, and you become admin. Only they can give it back.`,
      name: organization.name,
      action: 'Transfer ownership',
      onConfirm: () =>
        // Not by `mutate`'s own callback: who has given it away doesn't see this section any more.
        void transferOwnership.mutateAsync(heir.id).then(
          () => showDone(`${heir.name} is the owner now.`),
          () => undefined,
        ),
    });
  };
  return (
    <Section
      title="Transfer ownership"
      description="An active member becomes owner in your place. You stay, as an admin, and the bot is told of both."
    >
      <Stack maw={520}>
        <Select
          label="The next owner"
          placeholder="Find a member by name or address"
          data={candidates.map((member) => ({ value: member.id, label: labelOf(member) }))}
          value={heir?.id ?? null}
          onChange={(chosen) => setHeir(candidates.find(({ id }) => id === chosen))}
          searchable
          searchValue={search}
          onSearchChange={setSearch}
          // The server searched already.
          filter={({ options }) => options}
          nothingFoundMessage={asked === '' ? 'Nobody else is an active member yet.' : 'Nobody of this name.'}
        />
        <Group justify="flex-end">
          <Button
            variant="default"
            disabled={heir === undefined || organization.status !== 'ACTIVE'}
            loading={transferOwnership.isPending}
            onClick={transfer}
          >
            Transfer…
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}
