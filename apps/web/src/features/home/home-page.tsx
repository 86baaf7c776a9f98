import { Grid, Stack } from '@mantine/core';
import { Page } from '../../components/page.tsx';
import { roleName } from '../../lib/role-name.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { FinishSetupCard } from '../setup/finish-setup-card.tsx';
import { BotCard } from './bot-card.tsx';
import { SyncProblems } from './sync-problems.tsx';
import { TeamCard } from './team-card.tsx';
import { YourPlace } from './your-place.tsx';

export function HomePage() {
  const { organization, can } = useOrganization();
  return (
    <Page
      title={organization.name}
      description={`You are ${withArticle(roleName(organization.role).toLowerCase())} here.`}
    >
      <Grid gap="lg">
        {can('org:update') && organization.status === 'ACTIVE' && <FinishSetupCard />}
        <Grid.Col span={{ base: 12, md: can('members:read') ? 7 : 8 }}>
          <BotCard />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: can('members:read') ? 5 : 4 }}>
          <Stack gap="lg">{can('members:read') ? <TeamCard /> : <YourPlace />}</Stack>
        </Grid.Col>
        {can('members:read') && <SyncProblems />}
      </Grid>
    </Page>
  );
}

function withArticle(noun: string): string {
  return /^[aeio]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}
