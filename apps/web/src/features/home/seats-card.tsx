import { Section } from '../../components/section.tsx';
import type { OrganizationDetails } from '../organizations/organization.ts';
import { SeatMeter } from './seat-meter.tsx';

/** For those who pay for the seats and don't see who sits on them. */
export function SeatsCard({ seats }: { seats: NonNullable<OrganizationDetails['seats']> }) {
  return (
    <Section title="Seats" description="Each active member in a role that uses the bot takes one.">
      <SeatMeter seats={seats} />
    </Section>
  );
}
