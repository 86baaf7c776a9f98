import { Button, Group, List } from '@mantine/core';
import { IconHourglass, IconZoomExclamation } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { Section } from '../../components/section.tsx';
import { showDone } from '../../lib/notices.ts';
import { useOrganization } from './organization-context.ts';

/** The home of an organisation that waits to be verified, or was not. */
export function VerificationPage() {
  const { organization } = useOrganization();
  return (
    <Page title={organization.name} description="A platform admin looks at new organisations before they start.">
      {organization.rejectedAt === undefined ? <Waiting /> : <Rejected reason={organization.statusReason} />}
    </Page>
  );
}

function Waiting() {
  const { can } = useOrganization();
  return (
    <>
      <NothingHere
        icon={IconHourglass}
        title="Waiting to be verified"
        description="You asked, and a platform admin was told. You get a mail as soon as it is decided; this page changes by itself."
        action={can('org:update') && <WhatIsLookedAt />}
      />
      <Section title="What happens next">
        <List type="ordered" spacing="xs" maw={640}>
          <List.Item>A platform admin looks at the name and the address you chose, and at the profile.</List.Item>
          <List.Item>Once it is approved your bot is made by itself, which takes about a minute.</List.Item>
          <List.Item>Then you can invite your team.</List.Item>
        </List>
      </Section>
    </>
  );
}

function Rejected({ reason }: { reason: string | undefined }) {
  const { slug, api, can } = useOrganization();
  const queryClient = useQueryClient();
  const resubmit = useMutation({
    mutationFn: () => api.POST('/api/organization/resubmit'),
    onSuccess: () => showDone('You asked again. You get a mail as soon as it is decided.'),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['organization', slug] }),
  });
  return (
    <NothingHere
      icon={IconZoomExclamation}
      title="Not verified"
      description={`A platform admin looked at it and wrote: “${reason ?? ''}” Put that right, then ask again.`}
      action={
        can('org:update') && (
          <WhatIsLookedAt>
            <Button onClick={() => resubmit.mutate()} loading={resubmit.isPending}>
              Ask again
            </Button>
          </WhatIsLookedAt>
        )
      }
    />
  );
}

/** What can be put right, or completed, meanwhile. */
function WhatIsLookedAt({ children }: { children?: ReactNode }) {
  const { slug, can } = useOrganization();
  const changes = [
    { label: 'Change the name', page: 'settings' },
    { label: 'Change the profile', page: 'profile' },
    ...(can('org:change-address') ? [{ label: 'Change the address', page: 'danger-zone' }] : []),
  ];
  return (
    <Group justify="center" gap="sm">
      {children}
      {changes.map(({ label, page }) => (
        <Button key={page} component={Link} to={`/orgs/${slug}/${page}`} variant="default">
          {label}
        </Button>
      ))}
    </Group>
  );
}
