import { dataOf } from '@moorage/api-client';
import { Button } from '@mantine/core';
import { IconSailboat } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { PageSkeleton } from '../../components/page-skeleton.tsx';
import { api } from '../../lib/api.ts';
import { useMyOrganizations } from '../organizations/my-organizations.ts';

/** The organisation of the personal scope: the way to it, or its making. */
export function PersonalWorkspacePage() {
  const { data, error, refetch } = useMyOrganizations();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const make = useMutation({
    mutationFn: () => dataOf(api.POST('/api/me/personal-organization')),
    onSuccess: async ({ slug }) => {
      await queryClient.invalidateQueries({ queryKey: ['organizations'] });
      await navigate(`/orgs/${slug}`);
    },
  });
  if (data === undefined) return error ? <FailedToLoad error={error} retry={refetch} /> : <PageSkeleton />;
  const personal = data.items.find(({ type }) => type === 'personal');
  return (
    <Page title="Personal workspace" description="A bot for you alone, beside those of your teams.">
      {personal === undefined ? (
        <NothingHere
          icon={IconSailboat}
          title="You have none yet"
          description="It gets a bot and an address of its own. Nobody else can join it; should you want that later, turn it into a team."
          action={
            <Button onClick={() => make.mutate()} loading={make.isPending}>
              Make my personal workspace
            </Button>
          }
        />
      ) : (
        <NothingHere
          icon={IconSailboat}
          title={personal.name}
          description={`It is at ${new URL(personal.botUrl).host}, and yours alone.`}
          action={
            <Button component={Link} to={`/orgs/${personal.slug}`}>
              Open it
            </Button>
          }
        />
      )}
    </Page>
  );
}
