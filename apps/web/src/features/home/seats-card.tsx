import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { Section } from '../../components/section.tsx';
import type { OrganizationDetails } from '../organizations/organization.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { SeatMeter } from './seat-meter.tsx';

/** For those who pay for the seats and don't see who sits on them. */
export function SeatsCard({ seats }: { seats: NonNullable<OrganizationDetails['seats']> }) {
  const { slug } = useOrganization();
  return (
    <Section
      title="Seats"
      description="Each active member in a role that uses the bot takes one."
      actions={
        <Anchor component={Link} to={`/orgs/${slug}/seats`} fz="sm" fw={600}>
          Details
        </Anchor>
      }
    >
      <SeatMeter seats={seats} />
    </Section>
  );
}
