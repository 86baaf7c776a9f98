import { Alert, Anchor, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconInfoCircle, IconPlayerPause } from '@tabler/icons-react';
import { Link } from 'react-router';
import { confirmAction } from '../../components/confirmation.tsx';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { FormProblem } from '../../components/form-problem.tsx';
import { NotForRole } from '../../components/not-for-role.tsx';
import { Page } from '../../components/page.tsx';
import { Section } from '../../components/section.tsx';
import { Time } from '../../components/time.tsx';
import { onceDone, showDone } from '../../lib/notices.ts';
import { useFormSubmit } from '../../lib/use-form-submit.ts';
import { useInstances } from '../instance/instances.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { BotPolicySection } from './bot-policy-section.tsx';
import { PolicyFields, policyValuesOf, type PolicyValues } from './policy-fields.tsx';
import { useUpdatePolicy, useUpdatePolicyChanges, type UpdatePolicy } from './update-policy.ts';

/** When and how the organisation's bots are updated. */
export function UpdatesPage() {
  const { organization, slug, can } = useOrganization();
  const allowed = can('update-preferences:manage');
  return (
    <Page
      title="Updates"
      description={`When new versions of the bot come to ${organization.name}, and who says so.`}
      actions={
        allowed &&
        can('audit:read') && (
          <Anchor component={Link} to={`/orgs/${slug}/audit?category=FLEET`} fz="sm" fw={600}>
            Who changed what
          </Anchor>
        )
      }
    >
      {allowed ? <Policies /> : <NotForRole who="Owners and admins choose this." />}
    </Page>
  );
}

function Policies() {
  const { data: policy, error, refetch } = useUpdatePolicy();
  const { data: instances } = useInstances();
  if (policy === undefined) return error ? <FailedToLoad error={error} retry={refetch} /> : <Skeleton h={320} />;
  return (
    <>
      <FleetNote policy={policy} />
      {/* Another admin's change starts the form anew: nobody saves over what they haven't seen. */}
      <OrganizationPolicySection key={JSON.stringify([policy.mode, policy.timing, policy.source])} policy={policy} />
      {instances?.items.map((instance) => (
        <BotPolicySection key={instance.id} instance={instance} />
      ))}
    </>
  );
}

/** What the operators of the installation do, where that holds updates back. */
function FleetNote({ policy: { fleetMode, mode } }: { policy: UpdatePolicy }) {
  if (fleetMode === 'paused')
    return (
      <Alert color="yellow" icon={<IconPlayerPause aria-hidden />} title="Updates are paused">
        The operators of this installation hold all updates back, also those that somebody asks for. They go on as
        chosen here once that is over.
      </Alert>
    );
  if (fleetMode === 'manual' && mode === 'auto')
    return (
      <Alert color="blue" icon={<IconInfoCircle aria-hidden />} title="The operators decide first">
        On this installation updates begin when its operators say so. The bot is updated in its hour after that.
      </Alert>
    );
  return null;
}

function OrganizationPolicySection({ policy }: { policy: UpdatePolicy }) {
  const { choose, reset } = useUpdatePolicyChanges();
  const form = useForm<PolicyValues>({ initialValues: policyValuesOf(policy) });
  const { submit, pending, problem } = useFormSubmit({
    form,
    action: ({ mode, hour }) => choose.mutateAsync({ mode, preferredHourUtc: Number(hour) }),
    onDone: () => showDone('It is saved.'),
    fieldOfCode: {},
  });
  const isOwn = policy.source === 'organization';
  const takeBack = () =>
    confirmAction({
      title: 'Take the choice back?',
      consequences:
        'New versions come when somebody says so then, unless the bot has a policy of its own. What was chosen here is forgotten.',
      action: 'Take it back',
      onConfirm: () => onceDone(reset.mutateAsync(), () => showDone('The default holds again.')),
    });
  return (
    <Section
      title="New versions"
      description={
        isOwn
          ? 'Chosen for this organisation.'
          : 'Nothing was chosen yet: new versions come when somebody says so, unless the bot has a policy of its own.'
      }
    >
      <form onSubmit={submit} noValidate>
        <Stack maw={560}>
          <FormProblem>{problem}</FormProblem>
          <PolicyFields form={form} />
          {policy.opensAt !== undefined && policy.fleetMode !== 'paused' && !form.isDirty() && (
            <Text fz="sm" c="dimmed" data-testid="next-window">
              The next window is open from <Time value={policy.opensAt} as="exact" />.
            </Text>
          )}
          <Group justify="flex-end">
            {isOwn && (
              <Button variant="default" loading={reset.isPending} onClick={takeBack}>
                Back to the default
              </Button>
            )}
            {/* What is the default anyway can be chosen too: it holds then, whatever the bot is set to. */}
            <Button type="submit" loading={pending} disabled={isOwn && !form.isDirty()}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
