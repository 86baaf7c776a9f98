import { Button, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { showDone } from '../../lib/notices.ts';
import { useFormatLocale } from '../../lib/preferences.ts';
import { localDay } from '../../lib/time-text.ts';
import { useOrganization } from './organization-context.ts';

/** The home of an organisation that is going to be deleted: until when that can be undone, and by whom. */
export function DeactivatedPage() {
  const { organization, slug, api, can } = useOrganization();
  const queryClient = useQueryClient();
  const locale = useFormatLocale();
  const { name, deleteAfter, statusReason } = organization;
  const restore = useMutation({
    mutationFn: () => api.POST('/api/organization/restore'),
    onSuccess: () => showDone(`${name} is back. Its bot starts again by itself.`),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['organization', slug] }),
        queryClient.invalidateQueries({ queryKey: ['organizations'] }),
      ]),
  });
  const isOwner = can('org:delete');
  return (
    <Page title={name} description="This organisation is deactivated.">
      <NothingHere
        icon={IconTrash}
        title={
          deleteAfter === undefined
            ? 'Will be deleted'
            : `Will be deleted on ${localDay(new Date(deleteAfter), locale)}`
        }
        description={
          <>
            {statusReason !== undefined && <Text inherit>The reason: {statusReason}</Text>}
            {isOwner
              ? 'Its bot is stopped and nobody else can open anything here. Until that day you can undo it, and all is as it was; after it, all data of the organisation and of its bot is gone for good.'
              : 'Its bot is stopped. Until that day an owner can undo it, and all is as it was.'}
          </>
        }
        action={
          isOwner && (
            <Button onClick={() => restore.mutate()} loading={restore.isPending}>
              Undo the deactivation
            </Button>
          )
        }
      />
    </Page>
  );
}
