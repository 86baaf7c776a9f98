import { Button, Tabs } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Page } from '../../components/page.tsx';
import { useOrganization } from '../organizations/organization-context.ts';
import { ReconcileButton } from './reconcile-button.tsx';
import { useInvite } from './use-invite.tsx';

/** Members and invitations are two sides of one page. */
export function TeamLayout({ tab, children }: { tab: 'team' | 'invitations'; children: ReactNode }) {
  const { organization, slug, can } = useOrganization();
  const navigate = useNavigate();
  const invite = useInvite();
  const { seats } = organization;
  const seatText =
    seats === undefined
      ? undefined
      : seats.total === null
        ? `${seats.used} seats taken, no limit.`
        : `${seats.used} of ${seats.total} seats taken.`;
  return (
    <Page
      title={tab === 'team' ? 'Team' : 'Invitations'}
      description={`${tab === 'team' ? 'Who belongs to' : 'Who was asked to join'} ${organization.name}. ${seatText ?? ''}`}
      actions={
        <>
          {tab === 'team' && can('provisioning:retry') && <ReconcileButton />}
          {can('members:invite') && (
            <Button leftSection={<IconUserPlus size={17} aria-hidden />} onClick={invite}>
              Invite people
            </Button>
          )}
        </>
      }
    >
      {can('members:read') && can('members:invite') && (
        <Tabs
          value={tab}
          onChange={(chosen) => void navigate(`/orgs/${slug}/${chosen ?? 'team'}`)}
          activateTabWithKeyboard={false}
        >
          <Tabs.List>
            <Tabs.Tab value="team">Members</Tabs.Tab>
            <Tabs.Tab value="invitations">Invitations</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value={tab} pt="lg">
            {children}
          </Tabs.Panel>
        </Tabs>
      )}
      {!(can('members:read') && can('members:invite')) && children}
    </Page>
  );
}
