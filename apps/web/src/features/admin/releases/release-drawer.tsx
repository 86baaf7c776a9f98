import { Alert, DataList, Drawer, Stack, Text } from '@mantine/core';
import { IconFileOff, IconShieldX } from '@tabler/icons-react';
import { Detail } from '../../../components/detail.tsx';
import { CopyField } from '../../../components/copy-field.tsx';
import { Time } from '../../../components/time.tsx';
import { Changelog } from '../../releases/changelog.tsx';
import type { Release } from './releases.ts';

/** One release: what it is, what it brings, and why it is in quarantine. */
export function ReleaseDrawer({ release, onClose }: { release: Release | undefined; onClose: () => void }) {
  return (
    <Drawer
      opened={release !== undefined}
      onClose={onClose}
      title={release?.version === undefined ? 'Release' : `Release ${release.version}`}
    >
      {release !== undefined && (
        <Stack>
          {release.quarantineReason !== undefined && (
            <Alert color="red" icon={<IconShieldX aria-hidden />} title="In quarantine">
              {release.quarantineReason}
            </Alert>
          )}
          <CopyField label="Image" value={release.reference} />
          <DataList labelWidth="120px">
            <Detail label="Detected">
              <Time value={release.detectedAt} as="exact" />
            </Detail>
            <Detail label="Run by">{release.instances === 1 ? '1 instance' : `${release.instances} instances`}</Detail>
          </DataList>
          {release.changelog !== undefined ? (
            <Changelog changelog={release.changelog} />
          ) : release.changelogProblem !== undefined ? (
            <Alert color="gray" icon={<IconFileOff aria-hidden />} title="No changelog">
              {release.changelogProblem}
            </Alert>
          ) : (
            <Text c="dimmed" fz="sm">
              Its changelog is being read.
            </Text>
          )}
        </Stack>
      )}
    </Drawer>
  );
}
