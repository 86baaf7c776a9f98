import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { closeAllModals } from '@mantine/modals';
import { useQueryClient } from '@tanstack/react-query';
import { FormProblem } from '../../components/form-problem.tsx';
import { countRepeats, isEmail, readEmails } from '../../lib/email-list.ts';
import { roleName, type Role } from '../../lib/role-name.ts';
import { useFormSubmit } from '../../lib/use-form-submit.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { InviteResults } from './invite-results.tsx';
import { daysText, useInvitationSettings } from './invitation-settings.ts';
import { sendInvitations } from './invitations.ts';
import { useRoles } from './roles.ts';

const most = 50;
/** As long as the organisation has set; no number, which somebody chose for this time. */
const usual = 'usual';

interface InviteFormProps {
  /** What becomes of the form without, and after, inviting: a dialog is closed, the wizard goes on. */
  readonly onCancel?: () => void;
  readonly onDone?: () => void;
  readonly cancelLabel?: string;
  readonly doneLabel?: string;
}

/** Takes one address or fifty; then says of each what became of it. */
export function InviteForm({
  onCancel = closeAllModals,
  onDone = closeAllModals,
  cancelLabel = 'Cancel',
  doneLabel = 'Done',
}: InviteFormProps) {
  const { data: roles } = useRoles();
  const { api, slug } = useOrganization();
  const queryClient = useQueryClient();
  const { data: settings } = useInvitationSettings();
  const form = useForm<{ emails: string; role: Role; expiresInDays: string }>({
    initialValues: { emails: '', role: 'MEMBER', expiresInDays: usual },
    validateInputOnBlur: ['emails'],
    validate: { emails: emailsProblem },
  });
  const { submit, pending, problem, result, reset } = useFormSubmit({
    form,
    action: ({ emails, role, expiresInDays }) =>
      sendInvitations(api, {
        emails: readEmails(emails),
        role,
        ...(expiresInDays !== usual && { expiresInDays: Number(expiresInDays) }),
      }),
    onDone: () => queryClient.invalidateQueries({ queryKey: ['invitations', slug] }),
    fieldOfCode: { 'ROLE.NOT_GRANTABLE': 'role', 'INVITATION.TOO_MANY_ADDRESSES': 'emails' },
  });
  if (result !== undefined) {
    return (
      <InviteResults
        results={result.results}
        onDone={onDone}
        doneLabel={doneLabel}
        onMore={() => {
          form.reset();
          reset();
        }}
      />
    );
  }
  const count = readEmails(form.values.emails).length;
  const repeats = countRepeats(form.values.emails);
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FormProblem>{problem}</FormProblem>
        <Textarea
          label="E-mail addresses"
          description={`Separated by commas, spaces or lines; up to ${most} at once.`}
          placeholder="kim@acme.example, lee@acme.example"
          autosize
          minRows={3}
          maxRows={10}
          data-autofocus
          spellCheck={false}
          {...form.getInputProps('emails')}
        />
        <Group grow align="flex-start">
          <Select
            label="Role"
            allowDeselect={false}
            data={(roles?.items ?? []).map(({ role, grantableByMe }) => ({
              value: role,
              label: roleName(role),
              disabled: !grantableByMe,
            }))}
            renderOption={({ option }) => {
              const view = roles?.items.find(({ role }) => role === option.value);
              return (
                <div>
                  <Text fz="sm" fw={600}>
                    {option.label}
                  </Text>
                  <Text fz="xs">
                    {view?.grantableByMe === false ? (view.reason ?? 'Your role may not grant it.') : view?.description}
                  </Text>
                </div>
              );
            }}
            {...form.getInputProps('role')}
          />
          <Select
            label="The link works for"
            allowDeselect={false}
            data={[
              { value: usual, label: settings ? `${daysText(settings.expiresInDays)} (as usual)` : 'As usual' },
              ...['1', '3', '7', '14', '30'].map((value) => ({ value, label: daysText(Number(value)) })),
            ]}
            {...form.getInputProps('expiresInDays')}
          />
        </Group>
        <Group justify="space-between">
          <Text fz="sm" c="dimmed" aria-live="polite">
            {count === 0 ? '' : count === 1 ? '1 address' : `${count} addresses`}
            {repeats > 0 && `, ${repeats} named twice`}
          </Text>
          <Group gap="sm">
            <Button variant="default" onClick={() => onCancel()}>
              {cancelLabel}
            </Button>
            <Button type="submit" loading={pending}>
              {count > 1 ? `Send ${count} invitations` : 'Send the invitation'}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

function emailsProblem(text: string): string | null {
  const emails = readEmails(text);
  if (emails.length === 0) return 'Type an address, or several.';
  if (emails.length > most) return `These are ${emails.length}. Invite ${most} at once or fewer.`;
  const wrong = emails.filter((email) => !isEmail(email));
  return wrong.length === 0
    ? null
    : `Not an e-mail address: ${wrong.slice(0, 3).join(', ')}${wrong.length > 3 ? ' …' : ''}`;
}
