import { Box, Button, Progress, Skeleton, Stack, Stepper, Text } from '@mantine/core';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { FormProblem } from '../../components/form-problem.tsx';
import { NotForRole } from '../../components/not-for-role.tsx';
import { Page } from '../../components/page.tsx';
import { sentenceOf } from '../../lib/notices.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { BrandingStep } from './branding-step.tsx';
import { ProfileStep } from './profile-step.tsx';
import { ReviewStep } from './review-step.tsx';
import { stepNames, useSetup, useSetupChanges, type Setup } from './setup.ts';
import { TeamStep } from './team-step.tsx';
import { placeAfter, placeOf, places, type Place } from './wizard-places.ts';

/** The rest of the wizard, once the organisation is founded. How far it is, the server keeps: it goes on anywhere. */
export function SetupPage() {
  const { organization, slug, can } = useOrganization();
  const { data, error, refetch } = useSetup();
  return (
    <Page
      title="Set up your organisation"
      description={`${organization.name} is founded, and its bot is on its way. The rest can wait, if you like.`}
      actions={
        <Button component={Link} to={`/orgs/${slug}`} variant="default">
          Finish later
        </Button>
      }
    >
      {!can('org:update') && <NotForRole who="Owners and admins set it up." />}
      {can('org:update') && error && !data && <FailedToLoad error={error} retry={refetch} />}
      {can('org:update') && !error && data === undefined && <Skeleton h={420} />}
      {data !== undefined && <Wizard setup={data} />}
    </Page>
  );
}

const titles: Readonly<Record<Place, string>> = { ...stepNames, review: 'Review' };

function Wizard({ setup }: { setup: Setup }) {
  const { slug } = useOrganization();
  const [address, setAddress] = useSearchParams();
  const navigate = useNavigate();
  const { record, finish } = useSetupChanges();
  const place = placeOf(address, setup);
  const goTo = (next: Place): void => {
    record.reset();
    finish.reset();
    setAddress({ step: next });
  };
  const goOn = (outcome: 'done' | 'skipped'): void => {
    if (place === 'review') return;
    record.mutate({ step: place, outcome }, { onSuccess: () => goTo(placeAfter(place)) });
  };
  const end = (): void => finish.mutate(undefined, { onSuccess: () => void navigate(`/orgs/${slug}`) });

  const problem = record.error ?? finish.error;
  const controls = { onDone: () => goOn('done'), onSkip: () => goOn('skipped'), pending: record.isPending };
  // The founding itself was the first one.
  const active = places.indexOf(place) + 1;
  return (
    <Stack gap="lg">
      <Stepper
        active={active}
        onStepClick={(step) => step > 0 && goTo(places[step - 1] ?? 'review')}
        size="sm"
        visibleFrom="sm"
      >
        <Stepper.Step label="Organisation" description="founded" allowStepSelect={false} aria-disabled />
        {places.map((each, index) => (
          <Stepper.Step
            key={each}
            label={titles[each]}
            description={descriptionOf(each, setup)}
            // A check is for what was done, not for what was passed.
            {...(!isDone(each, setup) && { completedIcon: <span>{index + 2}</span> })}
            aria-current={each === place ? 'step' : undefined}
          />
        ))}
      </Stepper>
      <Box hiddenFrom="sm">
        <Text fz="sm" fw={600} mb={6}>
          Step {active + 1} of {places.length + 1}: {titles[place]}
        </Text>
        <Progress value={(100 * (active + 1)) / (places.length + 1)} aria-hidden />
      </Box>
      {problem !== null && <FormProblem>{sentenceOf(problem)}</FormProblem>}
      {place === 'profile' && <ProfileStep {...controls} />}
      {place === 'branding' && <BrandingStep {...controls} />}
      {place === 'team' && <TeamStep {...controls} />}
      {place === 'review' && <ReviewStep setup={setup} onChange={goTo} onFinish={end} pending={finish.isPending} />}
    </Stack>
  );
}

function isDone(place: Place, { steps }: Setup): boolean {
  return steps.some(({ step, state }) => step === place && state === 'done');
}

function descriptionOf(place: Place, { steps }: Setup): string | undefined {
  const state = steps.find(({ step }) => step === place)?.state;
  return state === 'done' ? 'done' : state === 'skipped' ? 'left out' : undefined;
}
