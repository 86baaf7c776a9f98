import { Select, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { shortDigest } from '../../../lib/short-digest.ts';
import { Changelog } from '../../releases/changelog.tsx';
import { useReleases } from '../releases/releases.ts';

interface WantedReleaseProps {
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
  readonly error?: ReactNode;
}

/** The release to roll out: of those that aren't in quarantine. */
export function WantedRelease(props: WantedReleaseProps) {
  const { data } = useReleases({ quarantined: false, limit: 100 });
  const releases = data?.items ?? [];
  const chosen = releases.find(({ id }) => id === props.value);
  return (
    <Stack>
      <Select
        label="Release"
        placeholder={data?.items.length === 0 ? 'No release was detected yet' : 'Choose a release'}
        searchable
        data={releases.map(({ id, version, digest, images }) => ({
          value: id,
          label: [version, shortDigest(digest), images.length > 0 && `newest of ${images.join(', ')}`]
            .filter(Boolean)
            .join(' · '),
        }))}
        {...props}
        value={props.value ?? null}
        maw={560}
      />
      {chosen?.changelog !== undefined && <Changelog changelog={chosen.changelog} />}
    </Stack>
  );
}
