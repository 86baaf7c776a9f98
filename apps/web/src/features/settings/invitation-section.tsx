import { NumberInput, Skeleton } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { SettingsForm } from '../../components/settings-form.tsx';
import { Section } from '../../components/section.tsx';
import { showDone } from '../../lib/notices.ts';
import { useFormSubmit } from '../../lib/use-form-submit.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { daysText, useInvitationSettings } from '../team/invitation-settings.ts';

const fewest = 1;
const most = 30;

/** For how long the links of invitations work. */
export function InvitationSection() {
  const { data } = useInvitationSettings();
  return (
    <Section
      title="Invitations"
      description="For how long the link of a new invitation works. Those that are out stay as they are."
    >
      {data === undefined ? <Skeleton h={64} maw={520} /> : <ExpiryForm days={data.expiresInDays} />}
    </Section>
  );
}

function ExpiryForm({ days }: { days: number }) {
  const { api, slug } = useOrganization();
  const queryClient = useQueryClient();
  const form = useForm<{ expiresInDays: number | string }>({
    initialValues: { expiresInDays: days },
    validate: {
      expiresInDays: (value) =>
        typeof value === 'number' && Number.isInteger(value) && value >= fewest && value <= most
          ? null
          : `Choose ${fewest} to ${most} days.`,
    },
  });
  const submission = useFormSubmit({
    form,
    action: ({ expiresInDays }) =>
      api.PUT('/api/invitation-settings', { body: { expiresInDays: Number(expiresInDays) } }),
    onDone: async (_, { expiresInDays }) => {
      form.resetDirty();
      showDone(`New invitations work for ${daysText(Number(expiresInDays)).toLowerCase()}.`);
      await queryClient.invalidateQueries({ queryKey: ['invitation-settings', slug] });
    },
  });
  return (
    <SettingsForm submission={submission} changed={form.isDirty()}>
      <NumberInput
        label="Days"
        description={`${fewest} to ${most}. Whoever invites can choose another time.`}
        allowDecimal={false}
        allowNegative={false}
        {...form.getInputProps('expiresInDays')}
      />
    </SettingsForm>
  );
}
