import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../organizations/organization-context.ts';

/** What the server takes; asked here too, so that nobody waits for an upload that is refused. */
const logoMaxBytes = 2 * 1024 * 1024;
export const logoTypes = 'image/png,image/jpeg,image/webp,image/gif';

/** What is wrong with a file before it is sent; what is in it, the server looks at. */
export function logoFileProblem({ size }: File): string | undefined {
  if (size <= logoMaxBytes) return undefined;
  return `The file has ${(size / 1024 / 1024).toFixed(1)} MiB. Use 2 MiB or less.`;
}

export function useBrandingChanges() {
  const { api, slug } = useOrganization();
  const queryClient = useQueryClient();
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: ['organization', slug] }),
      queryClient.invalidateQueries({ queryKey: ['organizations'] }),
    ]);
  return {
    setLogo: useMutation({
      mutationFn: (file: File) =>
        api.PUT('/api/organization/logo', {
          // The description calls a file a string; what is sent is the file itself.
          body: file as unknown as string,
          bodySerializer: (body) => body as unknown as File,
          headers: { 'content-type': 'application/octet-stream' },
        }),
      onSuccess: refresh,
      meta: { showsItsProblem: true },
    }),
    removeLogo: useMutation({ mutationFn: () => api.DELETE('/api/organization/logo'), onSuccess: refresh }),
    setColor: useMutation({
      mutationFn: (color: string | null) => api.PUT('/api/organization/color', { body: { color } }),
      onSuccess: refresh,
      meta: { showsItsProblem: true },
    }),
  };
}
