import { dataOf } from '@moorage/api-client';
import { Button, Tooltip } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { showDone } from '../../lib/notices.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { describeReconciliation } from './reconciliation-text.ts';

/** Compares the bot's list of people with the team, now, and repairs what differs. */
export function ReconcileButton() {
  const { api, slug } = useOrganization();
  const queryClient = useQueryClient();
  const reconcile = useMutation({
    mutationFn: () => dataOf(api.POST('/api/provisioning/reconcile')),
    onSuccess: ({ items }) => showDone(describeReconciliation(items)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['members', slug] }),
  });
  return (
    <Tooltip label="Compares the bot’s list of people with this one, and repairs what differs. It happens every hour by itself.">
      <Button
        variant="default"
        leftSection={<IconRefresh size={17} aria-hidden />}
        loading={reconcile.isPending}
        onClick={() => reconcile.mutate()}
      >
        Compare with the bot
      </Button>
    </Tooltip>
  );
}
