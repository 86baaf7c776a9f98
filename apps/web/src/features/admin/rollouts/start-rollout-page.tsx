import { Alert, Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconInfoCircle, IconPlayerPlay, IconTestPipe } from '@tabler/icons-react';
import { useNavigate, useSearchParams } from 'react-router';
import { confirmAction } from '../../../components/confirmation.tsx';
import { FailedToLoad } from '../../../components/failed-to-load.tsx';
import { FormProblem } from '../../../components/form-problem.tsx';
import { PageSkeleton } from '../../../components/page-skeleton.tsx';
import { Page } from '../../../components/page.tsx';
import { Section } from '../../../components/section.tsx';
import { onceDone, showDone } from '../../../lib/notices.ts';
import { spreadProblem } from '../../../lib/spread-problem.ts';
import { RolloutPreview } from './rollout-preview.tsx';
import { botsText } from './rollout-text.ts';
import { useRolloutChanges, useRolloutPreview, useRolloutStrategies, type FleetStrategy } from './rollouts.ts';
import { SelectionFields } from './selection-fields.tsx';
import { StrategyFields } from './strategy-fields.tsx';
import { rolloutInputs, settingsOf, wantedOf, type RolloutValues } from './rollout-values.ts';
import { WantedRelease } from './wanted-release.tsx';
import { useFormatLocale } from '../../../lib/preferences.ts';

export function StartRolloutPage() {
  const { data, error, refetch } = useRolloutStrategies();
  if (data === undefined) return error ? <FailedToLoad error={error} retry={refetch} /> : <PageSkeleton />;
  return (
    <Page
      title="Start a rollout"
      description="Choose what, how and to whom; look who it would be and when; then start it."
    >
      <RolloutForm strategies={data.items} />
    </Page>
  );
}

function RolloutForm({ strategies }: { strategies: readonly FleetStrategy[] }) {
  const [address] = useSearchParams();
  const navigate = useNavigate();
  const locale = useFormatLocale();
  const preview = useRolloutPreview();
  const { start } = useRolloutChanges();
  const form = useForm<RolloutValues>({
    initialValues: {
      releaseId: address.get('release'),
      strategy: 'RollingWave',
      settings: settingsOf(strategies, 'RollingWave'),
      selection: { kind: 'channel', channel: 'stable', orgIds: [] },
    },
    validate: {
      releaseId: (releaseId) => (releaseId === null ? 'Choose what is rolled out.' : null),
      selection: {
        orgIds: (orgIds, { selection }) =>
          selection.kind === 'organizations' && orgIds.length === 0 ? 'Choose at least one.' : null,
      },
    },
  });
  const wanted = wantedOf(form.values);
  // What was looked at is what is started: after any change it has to be looked at again.
  const isCurrent = preview.data !== undefined && JSON.stringify(preview.variables) === JSON.stringify(wanted);
  const failure = preview.error ?? start.error;
  const problem = failure === null ? undefined : spreadProblem(failure, rolloutInputs).rest;
  const tell = (error: unknown): void => form.setErrors(spreadProblem(error, rolloutInputs).fields);
  const total = isCurrent ? preview.data.total : 0;
  const begin = () =>
    confirmAction({
      title: `Roll out to ${botsText(total, locale)}?`,
      consequences:
        form.values.strategy === 'Immediate'
          ? 'All of them begin at once, whatever their hour and mode. A bot that does not become healthy goes back to what it runs now, with its data.'
          : 'Waves begin as soon as the hours of the bots are open. A bot that does not become healthy goes back to what it runs now, with its data.',
      action: 'Start the rollout',
      onConfirm: () =>
        onceDone(
          start.mutateAsync(wanted, { onError: tell }).then(({ id }) => navigate(`/admin/rollouts/${id}`)),
          () => showDone('The rollout is started.'),
        ),
    });
  return (
    <form noValidate onSubmit={form.onSubmit(() => preview.mutate(wanted, { onError: tell }))}>
      <Stack gap="lg">
        <Section title="What">
          <WantedRelease {...form.getInputProps('releaseId')} />
        </Section>
        <Section title="How">
          <StrategyFields form={form} strategies={strategies} />
        </Section>
        <Section title="To whom">
          <SelectionFields form={form} />
        </Section>
        <FormProblem>{problem}</FormProblem>
        <Group>
          <Button
            type="submit"
            variant={isCurrent ? 'default' : 'filled'}
            leftSection={<IconTestPipe size={17} aria-hidden />}
            loading={preview.isPending}
          >
            Dry run
          </Button>
          <Button
            leftSection={<IconPlayerPlay size={17} aria-hidden />}
            disabled={total === 0}
            loading={start.isPending}
            onClick={begin}
          >
            Start the rollout
          </Button>
        </Group>
        {preview.data === undefined || isCurrent ? null : (
          <Alert color="yellow" icon={<IconInfoCircle aria-hidden />}>
            You changed something. Run it dry again to see whom it concerns now.
          </Alert>
        )}
        {isCurrent && <RolloutPreview preview={preview.data} />}
      </Stack>
    </form>
  );
}
