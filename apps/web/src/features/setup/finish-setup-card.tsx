import { Button, Grid, Group, Progress, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Section } from '../../components/section.tsx';
import { showProblem } from '../../lib/notices.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { stepNames, useSetup, useSetupChanges } from './setup.ts';

/** Reminds those who may go on with it of what is left of the setup. Nothing to see once it is finished. */
export function FinishSetupCard() {
  const { slug } = useOrganization();
  const { data } = useSetup();
  const { finish } = useSetupChanges();
  if (data === undefined || data.finished) return null;
  const left = data.steps.filter(({ state }) => state !== 'done').map(({ step }) => stepNames[step].toLowerCase());
  const share = (100 * (data.steps.length - left.length + 1)) / (data.steps.length + 1);
  return (
    <Grid.Col span={12}>
      <Section
        title="Finish setting up"
        description={left.length === 0 ? 'All is done; have a last look.' : `Still to do: ${left.join(', ')}.`}
        actions={
          <Group gap="sm">
            <Button
              variant="subtle"
              color="gray"
              loading={finish.isPending}
              onClick={() => finish.mutate(undefined, { onError: showProblem })}
            >
              Don’t remind me
            </Button>
            <Button component={Link} to={`/orgs/${slug}/setup`} variant="light">
              Go on
            </Button>
          </Group>
        }
      >
        <Group gap="sm" wrap="nowrap">
          <Progress value={share} flex={1} aria-label="Set up so far" />
          <Text fz="sm" c="dimmed">
            {Math.round(share)} %
          </Text>
        </Group>
      </Section>
    </Grid.Col>
  );
}
