import { Button, FileInput, Group, Stack, Text } from '@mantine/core';
import { IconPhotoUp, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { OrganizationMark } from '../../components/organization-mark.tsx';
import { onceDone, showDone } from '../../lib/notices.ts';
import { spreadProblem } from '../../lib/spread-problem.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { logoFileProblem, logoTypes, useBrandingChanges } from './branding.ts';

/** Uploads the file that is chosen at once, and shows what became of it. */
export function LogoField() {
  const { organization } = useOrganization();
  const { setLogo, removeLogo } = useBrandingChanges();
  const [ownProblem, setOwnProblem] = useState<string>();
  const spread = setLogo.error === null ? undefined : spreadProblem(setLogo.error, ['logo']);
  const problem = ownProblem ?? spread?.fields['logo'] ?? spread?.rest;

  const upload = (file: File | null): void => {
    setLogo.reset();
    const wrong = file === null ? undefined : logoFileProblem(file);
    setOwnProblem(wrong);
    if (file === null || wrong !== undefined) return;
    onceDone(setLogo.mutateAsync(file), () => showDone('The logo is saved.'));
  };
  return (
    <Group align="flex-start" gap="lg" wrap="nowrap">
      <OrganizationMark organization={organization} size={72} radius="md" data-testid="logo-preview" />
      <Stack gap="xs" flex={1} miw={0}>
        <FileInput
          label="Logo"
          description="A PNG, JPEG, WebP or GIF of up to 2 MiB; square ones look best."
          placeholder={organization.logoUrl === undefined ? 'Choose a file' : 'Choose another file'}
          accept={logoTypes}
          leftSection={<IconPhotoUp size={18} stroke={1.7} aria-hidden />}
          value={null}
          onChange={upload}
          error={problem}
          disabled={setLogo.isPending}
        />
        <Text fz="xs" c="dimmed" role="status">
          {setLogo.isPending && 'Uploading…'}
        </Text>
        {organization.logoUrl !== undefined && (
          <Group>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconTrash size={15} aria-hidden />}
              loading={removeLogo.isPending}
              onClick={() => onceDone(removeLogo.mutateAsync(undefined), () => showDone('The logo is gone.'))}
            >
              Remove the logo
            </Button>
          </Group>
        )}
      </Stack>
    </Group>
  );
}
