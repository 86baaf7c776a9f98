import { Radio, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { closeAllModals } from '@mantine/modals';
import { ModalForm } from '../../components/modal-form.tsx';
import { showDone } from '../../lib/notices.ts';
import { useFormSubmit } from '../../lib/use-form-submit.ts';
import { inputOf, momentOf } from './local-moment.ts';
import { modeNames, modeTexts } from './maintenance-look.ts';
import { useMaintenanceChanges, type MaintenanceOwner, type MaintenanceWindow } from './maintenance.ts';

interface MaintenanceFormProps {
  readonly owner: MaintenanceOwner;
  /** Absent: a new one. */
  readonly window?: MaintenanceWindow;
}

const modes = ['BANNER', 'READ_ONLY', 'OFFLINE'] as const;

export function MaintenanceForm({ owner, window }: MaintenanceFormProps) {
  const { save } = useMaintenanceChanges(owner);
  const begun = window?.phase === 'RUNNING';
  const form = useForm({
    initialValues: {
      mode: window?.mode ?? ('BANNER' as MaintenanceWindow['mode']),
      message: window?.message ?? '',
      startsAt: inputOf(window?.startsAt),
      endsAt: inputOf(window?.endsAt),
    },
    validate: {
      endsAt: (end, { startsAt }) => {
        const [from, to] = [momentOf(startsAt), momentOf(end)];
        return from !== undefined && to !== undefined && to <= from ? 'The end comes after the start.' : null;
      },
    },
  });
  const submission = useFormSubmit({
    form,
    action: ({ mode, message, startsAt, endsAt }) => {
      const [from, to] = [momentOf(startsAt), momentOf(endsAt)];
      return save.mutateAsync({
        id: window?.id,
        plan: {
          mode,
          ...(message.trim() !== '' && { message: message.trim() }),
          ...(from !== undefined && { startsAt: from }),
          ...(to !== undefined && { endsAt: to }),
        },
      });
    },
    onDone: ({ phase }) => {
      closeAllModals();
      showDone(phase === 'RUNNING' ? 'The maintenance is on.' : 'The maintenance is planned.');
    },
  });
  return (
    <ModalForm
      submission={submission}
      action={window !== undefined ? 'Save' : form.values.startsAt === '' ? 'Begin now' : 'Plan it'}
    >
      <Radio.Group label="What it does" {...form.getInputProps('mode')}>
        <Stack gap="xs" mt="xs">
          {modes.map((mode) => (
            <Radio key={mode} value={mode} label={modeNames[mode]} description={modeTexts[mode]} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label="Message"
        description="Shown to everybody it concerns, on the bot’s page too. May stay empty."
        autosize
        minRows={2}
        maxLength={500}
        {...form.getInputProps('message')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          type="datetime-local"
          label="Begins"
          description={begun ? 'It has begun.' : 'Your time. Empty: at once.'}
          disabled={begun}
          {...form.getInputProps('startsAt')}
        />
        <TextInput
          type="datetime-local"
          label="Ends"
          description="Your time. Empty: when you end it."
          {...form.getInputProps('endsAt')}
        />
      </SimpleGrid>
      {form.values.mode === 'OFFLINE' && owner.of === 'organization' && (
        <Text fz="sm" c="dimmed">
          Owners and admins still reach this page, to open the organisation again.
        </Text>
      )}
      {form.values.mode !== 'BANNER' && owner.of === 'installation' && (
        <Text fz="sm" c="dimmed">
          Every organisation and every bot is concerned. Platform admins go on working.
        </Text>
      )}
    </ModalForm>
  );
}
