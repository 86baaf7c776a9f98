import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { confirmAction } from '../../components/confirmation.tsx';
import { Section } from '../../components/section.tsx';
import { showDone } from '../../lib/notices.ts';
import { useOrganization } from '../organizations/organization-context.ts';

export function ConvertSection() {
  const { organization, slug, api } = useOrganization();
  const queryClient = useQueryClient();
  const convert = useMutation({ mutationFn: () => api.POST('/api/organization/convert-to-team') });
  const ask = (): void =>
    confirmAction({
      title: `Turn ${organization.name} into a team?`,
      consequences: 'Its bot, data and address stay. You can invite others then; it does not become personal again.',
      action: 'Turn into a team',
      onConfirm: () =>
        // Not by `mutate`'s own callback: a team doesn't show this section any more.
        convert.mutateAsync(undefined).then(
          async () => {
            showDone('It is a team now: invite people whenever you want.');
            await queryClient.invalidateQueries({ queryKey: ['organization', slug] });
            await queryClient.invalidateQueries({ queryKey: ['organizations'] });
          },
          () => undefined,
        ),
    });
  return (
    <Section
      title="Turn into a team"
      description="This is your personal workspace: nobody else can join it. A team can have as many members as it has seats."
    >
      <Group justify="flex-end" maw={520}>
        <Button variant="default" disabled={organization.status !== 'ACTIVE'} loading={convert.isPending} onClick={ask}>
          Turn into a team…
        </Button>
      </Group>
    </Section>
  );
}
