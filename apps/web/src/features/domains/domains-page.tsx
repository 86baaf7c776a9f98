import { Button, Skeleton, Stack } from '@mantine/core';
import { openModal } from '@mantine/modals';
import { IconPlus, IconWorldCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { NotForRole } from '../../components/not-for-role.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { OrganizationContext, useOrganization } from '../organizations/organization-context.ts';
import { ClaimDomainForm } from './claim-domain-form.tsx';
import { DomainCard } from './domain-card.tsx';
import { useDomains } from './domains.ts';

/** The domains that the organisation has proven to be its own, and those that it is about to prove. */
export function DomainsPage() {
  const scope = useOrganization();
  const allowed = scope.can('domains:manage');
  const claim = (): void =>
    void openModal({
      title: 'Add a domain',
      children: (
        <OrganizationContext value={scope}>
          <ClaimDomainForm />
        </OrganizationContext>
      ),
    });
  const addDomain = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={claim}>
      Add a domain
    </Button>
  );
  return (
    <Page
      title="Domains"
      description={`Prove by a DNS record that a domain is ${scope.organization.name}’s own. People with an address there can ask to join then.`}
      actions={allowed && addDomain}
    >
      {allowed ? <DomainList empty={addDomain} /> : <NotForRole who="Owners and admins manage domains." />}
    </Page>
  );
}

function DomainList({ empty }: { empty: ReactNode }) {
  const { data, error, refetch } = useDomains();
  if (error && !data) return <FailedToLoad error={error} retry={refetch} />;
  if (data === undefined) return <Skeleton h={180} aria-busy />;
  if (data.items.length === 0) {
    return (
      <NothingHere
        icon={IconWorldCheck}
        title="No domains yet"
        description="Add the domain of your e-mail addresses, set one TXT record, and colleagues find their way in by themselves."
        action={empty}
      />
    );
  }
  return (
    <Stack gap="md">
      {data.items.map((claim) => (
        <DomainCard key={claim.id} claim={claim} />
      ))}
    </Stack>
  );
}
