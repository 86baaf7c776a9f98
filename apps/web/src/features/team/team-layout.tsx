import { Badge, Button, Tabs } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Page } from '../../components/page.tsx';
import { numberText } from '../../lib/number-text.ts';
import { useFormatLocale } from '../../lib/preferences.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { useOpenJoinRequests } from './join-requests.ts';
import { ReconcileButton } from './reconcile-button.tsx';
import { useInvite } from './use-invite.tsx';

/** The sides of the team, each with its address under the organisation's. */
const tabs = [
  { value: 'team', label: 'Members', title: 'Team', about: 'Who belongs to', permission: 'members:read' },
  {
    value: 'invitations',
    label: 'Invitations',
    title: 'Invitations',
    about: 'Who was asked to join',
    permission: 'members:invite',
  },
  {
    value: 'join-requests',
    label: 'Join requests',
    title: 'Join requests',
    about: 'Who asks to join',
    permission: 'join-requests:manage',
  },
  { value: 'seats', label: 'Seats', title: 'Seats', about: 'Who holds a seat in', permission: 'seats:read' },
] as const;
export type TeamTab = (typeof tabs)[number]['value'];

export function TeamLayout({ tab, children }: { tab: TeamTab; children: ReactNode }) {
  const { organization, slug, can } = useOrganization();
  const navigate = useNavigate();
  const invite = useInvite();
  const waiting = useOpenJoinRequests();
  const locale = useFormatLocale();
  const { seats } = organization;
  const active = useRef<HTMLButtonElement>(null);
  // On a phone the tabs don't all fit beside each other.
  useEffect(() => {
    active.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [tab, waiting]);
  const { title, about } = tabs.find(({ value }) => value === tab) ?? tabs[0];
  const open = tabs.filter(({ permission }) => can(permission));
  return (
    <Page
      title={title}
      description={`${about} ${organization.name}. ${seats === undefined ? '' : seatText(seats, locale)}`}
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
      {open.length > 1 ? (
        <Tabs
          value={tab}
          onChange={(chosen) => void navigate(`/orgs/${slug}/${chosen ?? 'team'}`)}
          activateTabWithKeyboard={false}
        >
          <Tabs.List style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
            {open.map(({ value, label }) => (
              <Tabs.Tab
                key={value}
                value={value}
                ref={value === tab ? active : null}
                style={{ flexShrink: 0 }}
                rightSection={
                  value === 'join-requests' &&
                  waiting > 0 && (
                    <Badge size="sm" circle={waiting < 10} variant="filled" aria-label={`${waiting} waiting`}>
                      {waiting}
                    </Badge>
                  )
                }
              >
                {label}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={tab} pt="lg">
            {children}
          </Tabs.Panel>
        </Tabs>
      ) : (
        children
      )}
    </Page>
  );
}

function seatText({ used, total }: { used: number; total: number | null }, locale: string | undefined): string {
  const taken = numberText(used, locale);
  if (total !== null) return `${taken} of ${numberText(total, locale)} seats taken.`;
  return used === 1 ? '1 seat taken, no limit.' : `${taken} seats taken, no limit.`;
}
