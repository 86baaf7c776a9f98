import { dataOf } from '@moorage/api-client';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { showDone } from '../../../lib/notices.ts';
import { describeReconciliation } from '../../team/reconciliation-text.ts';

/** Compares the bots of one organisation with its members, and repairs what differs. */
export function useAdminReconcile() {
  return useMutation({
    mutationFn: (orgId: string) => dataOf(api.POST('/api/admin/provisioning/reconcile', { body: { orgId } })),
    onSuccess: ({ items }) => showDone(describeReconciliation(items)),
  });
}
