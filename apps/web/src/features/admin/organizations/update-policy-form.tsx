import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { closeAllModals } from '@mantine/modals';
import { FailedToLoad } from '../../../components/failed-to-load.tsx';
import { FormProblem } from '../../../components/form-problem.tsx';
import { onceDone, showDone } from '../../../lib/notices.ts';
import { useFormSubmit } from '../../../lib/use-form-submit.ts';
import { PolicyFields, policyValuesOf, type PolicyValues } from '../../updates/policy-fields.tsx';
import type { UpdatePolicy } from '../../updates/update-policy.ts';
import { useOrganizationPolicy, useOrganizationPolicyChanges } from '../update-policy/fleet-policy.ts';
import type { AdminOrganization } from './organizations.ts';

/** Chooses for an organisation when and how its bots are updated, or takes its choice back. */
export function UpdatePolicyForm({ organization }: { organization: AdminOrganization }) {
  const { data, error, refetch } = useOrganizationPolicy(organization.id);
  if (data === undefined) return error ? <FailedToLoad error={error} retry={refetch} /> : <Skeleton h={200} />;
  return <Choice key={JSON.stringify([data.mode, data.timing])} organization={organization} policy={data} />;
}

function Choice({ organization: { id, name }, policy }: { organization: AdminOrganization; policy: UpdatePolicy }) {
  const { choose, reset } = useOrganizationPolicyChanges(id);
  const form = useForm<PolicyValues>({ initialValues: policyValuesOf(policy) });
  const { submit, pending, problem } = useFormSubmit({
    form,
    action: ({ mode, hour }) => choose.mutateAsync({ mode, preferredHourUtc: Number(hour) }),
    onDone: () => {
      closeAllModals();
      showDone(`The update policy of ${name} is saved.`);
    },
  });
  const isOwn = policy.source === 'organization';
  const takeBack = () =>
    onceDone(reset.mutateAsync(), () => {
      closeAllModals();
      showDone(`The default holds for ${name} again.`);
    });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FormProblem>{problem}</FormProblem>
        <Text fz="sm">
          {isOwn ? 'This was chosen for it.' : 'It chose nothing: the default holds.'} Its owners can change what you
          choose, and read in their audit log that you did.
        </Text>
        <PolicyFields form={form} />
        <Group justify="flex-end">
          {isOwn && (
            <Button variant="default" loading={reset.isPending} onClick={takeBack}>
              Back to the default
            </Button>
          )}
          <Button type="submit" loading={pending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
