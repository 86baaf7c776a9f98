import { Grid, Stack } from '@mantine/core';
import { Page } from '../../components/page.tsx';
import { roleName } from '../../lib/role-name.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { FinishSetupCard } from '../setup/finish-setup-card.tsx';
import { BotCard } from './bot-card.tsx';
import { SeatsCard } from './seats-card.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { ChartCard } from './chart-card.tsx';
import { SyncProblems } from './sync-problems.tsx';
import { TeamCard } from './team-card.tsx';
import { YourPlace } from './your-place.tsx';

/** What one's role makes one look for first: the bot for all, the team, the seats, or what is left of the setup. */
export function HomePage() {
  const { organization, can } = useOrganization();
  const seesTeam = can('members:read');
  return (
    <Page
      title={organization.name}
      description={`You are ${withArticle(roleName(organization.role).toLowerCase())} here.`}
    >
      <Grid gap="lg">
        {can('org:update') && organization.status === 'ACTIVE' && <FinishSetupCard />}
        <Grid.Col span={{ base: 12, md: seesTeam ? 7 : 8 }}>
          <BotCard />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: seesTeam ? 5 : 4 }}>
          <Stack gap="lg">
            {seesTeam ? <TeamCard /> : <YourPlace />}
            {!seesTeam && can('seats:read') && organization.seats !== undefined && (
              <SeatsCard seats={organization.seats} />
            )}
            {seesTeam && !can('org:update') && <Shortcuts />}
          </Stack>
        </Grid.Col>
        {seesTeam && <SyncProblems />}
        {can('org:chart') && <ChartCard />}
      </Grid>
    </Page>
  );
}

function withArticle(noun: string): string {
  return /^[aeio]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}
