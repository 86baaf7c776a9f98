import { Anchor, Button, DataList, Group, Skeleton, Stack, Text, useMatches } from '@mantine/core';
import type { ReactNode } from 'react';
import { OrganizationMark } from '../../components/organization-mark.tsx';
import { Section } from '../../components/section.tsx';
import { useOrganization } from '../organizations/organization-context.ts';
import { industryName, sizeName, useOrganizationProfile } from '../settings/organization-profile.ts';
import { useInvitations } from '../team/invitations.ts';
import type { Setup } from './setup.ts';
import type { Place } from './wizard-places.ts';

interface ReviewStepProps {
  readonly setup: Setup;
  readonly onChange: (place: Place) => void;
  readonly onFinish: () => void;
  readonly pending: boolean;
}

/** All of it at a glance, with the way back to each step. */
export function ReviewStep({ setup, onChange, onFinish, pending }: ReviewStepProps) {
  const { organization } = useOrganization();
  const { data: profile } = useOrganizationProfile();
  const said = profile && [
    profile.industry && industryName(profile.industry),
    profile.size && sizeName(profile.size),
    profile.website,
    profile.gstin && `GSTIN ${profile.gstin}`,
  ];
  const orientation = useMatches({ base: 'vertical', sm: 'horizontal' } as const);
  const open = setup.steps.filter(({ state }) => state === 'open').length;
  return (
    <Section title="All set?" description="Each of these can be changed later, under Configuration.">
      <Stack maw={620}>
        <DataList labelWidth="112px" orientation={orientation}>
          <Row label="Organisation">
            <Group gap="sm" wrap="nowrap">
              <OrganizationMark organization={organization} size={32} />
              <div style={{ minWidth: 0 }}>
                <Text fw={600}>{organization.name}</Text>
                <Text fz="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                  {organization.botUrl}
                </Text>
              </div>
            </Group>
          </Row>
          <Row label="Profile" onChange={() => onChange('profile')}>
            {said === undefined ? <Skeleton h={18} /> : said.filter(Boolean).join(' · ') || 'Nothing said'}
          </Row>
          <Row label="Branding" onChange={() => onChange('branding')}>
            {[organization.logoUrl && 'A logo', organization.color && `the colour ${organization.color.chosen}`]
              .filter(Boolean)
              .join(' and ') || 'None yet'}
          </Row>
          <Row label="Team" onChange={() => onChange('team')}>
            <Invited />
          </Row>
        </DataList>
        <Group justify="flex-end">
          {open > 0 && (
            <Text fz="sm" c="dimmed">
              {open === 1 ? 'One step was not looked at.' : `${open} steps were not looked at.`}
            </Text>
          )}
          <Button onClick={onFinish} loading={pending}>
            Finish
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}

function Row({ label, onChange, children }: { label: string; onChange?: () => void; children: ReactNode }) {
  return (
    <DataList.Item>
      <DataList.ItemLabel>{label}</DataList.ItemLabel>
      <DataList.ItemValue flex={1}>
        <Group justify="space-between" wrap="nowrap" gap="sm" w="100%">
          <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>{children}</div>
          {onChange !== undefined && (
            <Anchor component="button" type="button" fz="sm" onClick={onChange} aria-label={`Change: ${label}`}>
              Change
            </Anchor>
          )}
        </Group>
      </DataList.ItemValue>
    </DataList.Item>
  );
}

function Invited() {
  const { data } = useInvitations({ limit: 3 });
  if (data === undefined) return <Skeleton h={18} />;
  const emails = data.items.map(({ email }) => email);
  if (emails.length === 0) return 'Nobody is invited yet';
  return `Invited: ${emails.join(', ')}${data.nextCursor === undefined ? '' : ' and more'}`;
}
