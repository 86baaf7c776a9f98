import { Anchor } from '@mantine/core';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { releaseName, selectionText } from './rollout-text.ts';
import type { Rollout } from './rollouts.ts';

/** Rollouts by name within a sentence. */
export function RolloutLinks({ rollouts }: { rollouts: readonly Rollout[] }) {
  return rollouts.map(({ id, release, selection }, index) => (
    <Fragment key={id}>
      {index > 0 && ', '}
      <Anchor component={Link} to={`/admin/rollouts/${id}`} inherit underline="always">
        {releaseName(release)} to {selectionText(selection)}
      </Anchor>
    </Fragment>
  ));
}
