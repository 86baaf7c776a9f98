import { Alert, Select, Skeleton, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ItemOf } from '@moorage/api-client';
import { IconInfoCircle } from '@tabler/icons-react';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { SettingsForm } from '../../components/settings-form.tsx';
import { Section } from '../../components/section.tsx';
import { Time } from '../../components/time.tsx';
import { showDone } from '../../lib/notices.ts';
import { useFormSubmit } from '../../lib/use-form-submit.ts';
import { useBotUpdatePolicy, useUpdatePolicyChanges } from './update-policy.ts';

type BotPolicy = NonNullable<ReturnType<typeof useBotUpdatePolicy>['data']>;

const choices = [
  { value: 'none', label: 'None: the default holds' },
  { value: 'on-push', label: 'On push: as soon as there is a new version' },
  { value: 'nightly', label: 'Nightly: between 03:00 and 04:00 UTC' },
  { value: 'manual', label: 'Manual: when somebody says so' },
  { value: 'cron', label: 'Cron: at times of its own' },
];

/** What one bot is set to itself: for those who host for themselves. It counts as long as the organisation chose nothing. */
export function BotPolicySection({ instance: { id, host } }: { instance: ItemOf<'/api/instances'> }) {
  const { data: policy, error, refetch } = useBotUpdatePolicy(id);
  return (
    <Section
      title="The bot’s own policy"
      description={
        <>
          For those who host for themselves and want <span style={{ overflowWrap: 'anywhere' }}>{host}</span> updated at
          times of its own. It counts as long as nothing is chosen above.
        </>
      }
    >
      {policy === undefined ? (
        error ? (
          <FailedToLoad error={error} retry={refetch} />
        ) : (
          <Skeleton h={64} maw={560} />
        )
      ) : (
        <BotPolicyForm key={policy.own ?? ''} id={id} policy={policy} />
      )}
    </Section>
  );
}

function BotPolicyForm({ id, policy }: { id: string; policy: BotPolicy }) {
  const { setBot } = useUpdatePolicyChanges();
  const cron = policy.own?.startsWith('cron:') === true;
  const form = useForm({
    initialValues: {
      policy: cron ? 'cron' : (policy.own ?? 'none'),
      expression: cron ? (policy.own ?? '').slice('cron:'.length) : '0 4 * * 1',
    },
    validate: {
      expression: (value, { policy: chosen }) =>
        chosen === 'cron' && value.trim().split(/\s+/).length !== 5
          ? 'Type five fields: minute, hour, day of the month, month, day of the week.'
          : null,
    },
  });
  const submission = useFormSubmit({
    form,
    action: ({ policy: chosen, expression }) =>
      setBot.mutateAsync({ id, policy: chosen === 'none' ? null : chosen === 'cron' ? `cron:${expression}` : chosen }),
    onDone: () => showDone('The bot’s own policy is saved.'),
    fieldOfCode: { 'UPDATE_POLICY.INVALID': 'expression' },
  });
  return (
    <SettingsForm submission={submission} changed={form.isDirty()} maw={560}>
      {policy.source === 'organization' && (
        <Alert color="blue" icon={<IconInfoCircle aria-hidden />}>
          It does not count now: what is chosen above does. Take that back to let this one count.
        </Alert>
      )}
      <Select label="Policy" data={choices} allowDeselect={false} {...form.getInputProps('policy')} />
      {form.values.policy === 'cron' && (
        <TextInput
          label="Times"
          description="Five fields in UTC: minute, hour, day of the month, month, day of the week. The bot may be updated for an hour from each moment."
          placeholder="0 4 * * 1"
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          {...form.getInputProps('expression')}
        />
      )}
      {policy.source === 'bot' && policy.opensAt !== undefined && !form.isDirty() && (
        <Text fz="sm" c="dimmed">
          It may be updated from <Time value={policy.opensAt} as="exact" />.
        </Text>
      )}
    </SettingsForm>
  );
}
