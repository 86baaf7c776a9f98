import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { Section } from '../../components/section.tsx';
import { confirmByName } from '../../components/typed-confirmation.tsx';
import { useOrganization } from '../organizations/organization-context.ts';

export function DeactivateSection() {
  const { organization, slug, api } = useOrganization();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { name, status } = organization;
  const deactivate = useMutation({
    mutationFn: () => api.POST('/api/organization/deactivate', { body: { name } }),
    onSuccess: () => navigate(`/orgs/${slug}`),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['organization', slug] }),
        queryClient.invalidateQueries({ queryKey: ['organizations'] }),
      ]),
  });
  const ask = (): void =>
    confirmByName({
      title: `Deactivate ${name}?`,
      consequences:
        'The bot stops at once, and nobody but the owners can open anything here. After 30 days everything is deleted: the team, the bot and all its data. Until then an owner can undo it.',
      name,
      action: 'Deactivate',
      onConfirm: () => deactivate.mutate(),
    });
  const possible = status === 'ACTIVE' || status === 'PENDING_VERIFICATION';
  return (
    <Section
      title="Deactivate the organisation"
      description="Closes it and stops its bot. All data is kept for 30 days, in which an owner can undo it, and then deleted for good."
    >
      <Group justify="flex-end" maw={520}>
        <Button color="red" variant="light" disabled={!possible} loading={deactivate.isPending} onClick={ask}>
          Deactivate…
        </Button>
      </Group>
    </Section>
  );
}
