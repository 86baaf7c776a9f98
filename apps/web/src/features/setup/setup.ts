import { dataOf, type BodyOf, type ResponseOf } from '@moorage/api-client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../organizations/organization-context.ts';

export type Setup = ResponseOf<'/api/organization/setup', 'get'>;
export type SetupStep = Setup['steps'][number]['step'];
type StepRecord = BodyOf<'/api/organization/setup', 'patch'>;

export const stepNames: Readonly<Record<SetupStep, string>> = {
  profile: 'Profile',
  branding: 'Branding',
  team: 'Team',
};

/** How far the wizard is; asked for those alone who may go on with it. */
export function useSetup() {
  const { api, slug, can } = useOrganization();
  return useQuery({
    queryKey: ['setup', slug],
    queryFn: () => dataOf(api.GET('/api/organization/setup')),
    enabled: can('org:update'),
    meta: { topics: ['organization'] },
  });
}

export function useSetupChanges() {
  const { api, slug } = useOrganization();
  const queryClient = useQueryClient();
  return {
    record: useMutation({
      mutationFn: (body: StepRecord) => dataOf(api.PATCH('/api/organization/setup', { body })),
      onSuccess: (setup) => void queryClient.setQueryData(['setup', slug], setup),
      meta: { showsItsProblem: true },
    }),
    finish: useMutation({
      mutationFn: () => api.POST('/api/organization/setup/finish'),
      onSuccess: () => queryClient.invalidateQueries({ queryKey: ['setup', slug] }),
      meta: { showsItsProblem: true },
    }),
  };
}
