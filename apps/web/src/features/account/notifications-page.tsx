import { Group, Select, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { Page } from '../../components/page.tsx';
import { Section } from '../../components/section.tsx';
import { PreferenceRow, FixedRow } from './preference-row.tsx';
import {
  useNotificationPreferences,
  type KindPreference,
  type NotificationPreferences,
} from './notification-preferences.ts';

const everywhere = 'everywhere';

/** Where which notices reach the person: on the bell, by mail, on both, or not at all. */
export function NotificationsPage() {
  const { data, error, refetch } = useNotificationPreferences();
  return (
    <Page title="Notifications" description="Where you are told what. Each choice counts from the moment you make it.">
      {error && !data ? (
        <FailedToLoad error={error} retry={refetch} />
      ) : data === undefined ? (
        <Skeleton h={420} />
      ) : (
        <Preferences preferences={data} />
      )}
    </Page>
  );
}

function Preferences({ preferences: { kinds, organizations } }: { preferences: NotificationPreferences }) {
  const [place, setPlace] = useState(everywhere);
  const organization = organizations.find(({ orgId }) => orgId === place);
  const of = (scope: KindPreference['scope']): KindPreference[] => kinds.filter((kind) => kind.scope === scope);
  return (
    <Stack gap="lg">
      <Section
        title="In your organisations"
        description="Most of these are told to owners and admins alone."
        actions={
          organizations.length > 0 && (
            <Select
              aria-label="For which organisation"
              data={[
                { value: everywhere, label: 'All organisations' },
                ...organizations.map(({ orgId, name }) => ({ value: orgId, label: name })),
              ]}
              value={organization?.orgId ?? everywhere}
              onChange={(chosen) => setPlace(chosen ?? everywhere)}
              allowDeselect={false}
              w={{ base: '100%', xs: 240 }}
            />
          )
        }
      >
        {of('organization').map((kind) => (
          <PreferenceRow key={kind.kind} kind={kind} {...(organization && { organization })} />
        ))}
      </Section>
      <Section title="About yourself" description="What others do to your own standing in an organisation.">
        {of('membership').map((kind) => (
          <PreferenceRow key={kind.kind} kind={kind} />
        ))}
      </Section>
      {of('platform').length > 0 && (
        <Section title="Operating this installation" description="For platform admins.">
          {of('platform').map((kind) => (
            <PreferenceRow key={kind.kind} kind={kind} />
          ))}
        </Section>
      )}
      <Section title="Always by mail" description="These carry links that you need, or protect your account.">
        <FixedRow label="Proof of your e-mail address, and a new password" route="mail" />
        <FixedRow label="Your password was changed" route="mail" />
        <FixedRow label="Invitations to an organisation" route="mail" />
        <Group mt="sm">
          <Text fz="xs" c="dimmed">
            Mails of every other kind carry a link to stop them.
          </Text>
        </Group>
      </Section>
    </Stack>
  );
}
