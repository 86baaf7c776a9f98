import { Menu } from '@mantine/core';
import { IconPackage, IconShieldCheck, IconShieldX, IconHistory, IconRipple } from '@tabler/icons-react';
import { Link } from 'react-router';
import { RowOpener } from '../../../components/row-opener.tsx';
import type { Column } from '../../../components/data-table.tsx';
import { ListFilter } from '../../../components/list-filter.tsx';
import { Page } from '../../../components/page.tsx';
import { askReason } from '../../../components/reason-form.tsx';
import { RowMenu } from '../../../components/row-menu.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { Time } from '../../../components/time.tsx';
import { showUndoable } from '../../../components/undo-notice.tsx';
import { chosenOption } from '../../../lib/list-address.ts';
import { onceDone, showDone } from '../../../lib/notices.ts';
import { shortDigest } from '../../../lib/short-digest.ts';
import { useListAddress } from '../../../lib/use-list-address.ts';
import { ListFrame } from '../../../components/list-frame.tsx';
import { FollowedImages } from './followed-images.tsx';
import { ReleaseDrawer } from './release-drawer.tsx';
import { useReleaseChanges, useReleases, type Release } from './releases.ts';

const quarantineOptions = [
  { value: 'true', label: 'In quarantine' },
  { value: 'false', label: 'Offered' },
] as const;

export function ReleasesPage() {
  const list = useListAddress();
  const quarantined = chosenOption(list.address, 'quarantined', quarantineOptions);
  const query = useReleases({
    ...(quarantined !== undefined && { quarantined: quarantined === 'true' }),
    ...list.searchedPage,
  });
  const opened = list.address.get('release') ?? undefined;
  const open = (release: string | undefined): void => list.keep({ release });
  const columns: readonly Column<Release, never>[] = [
    {
      label: 'Release',
      render: ({ id, version, digest }) => (
        <RowOpener
          title={version ?? shortDigest(digest)}
          {...(version !== undefined && { detail: shortDigest(digest) })}
          monospace
          onOpen={() => open(id)}
        />
      ),
    },
    {
      label: 'State',
      render: ({ quarantineReason, images }) =>
        quarantineReason !== undefined ? (
          <StatusBadge look={{ label: 'In quarantine', color: 'red' }} explanation={quarantineReason} />
        ) : images.length > 0 ? (
          <StatusBadge look={{ label: 'Newest', color: 'green' }} explanation={images.join('\n')} />
        ) : (
          <StatusBadge look={{ label: 'Earlier', color: 'gray' }} />
        ),
    },
    { label: 'Run by', render: ({ instances }) => instances },
    { label: 'Detected', render: ({ detectedAt }) => <Time value={detectedAt} /> },
  ];
  return (
    <Page title="Releases" description="Images that the followed tags have meant, and what each brings.">
      <FollowedImages />
      <ListFrame
        label="Releases"
        searchLabel="Search by version, digest or repository"
        filters={<ListFilter list={list} name="quarantined" label="State" options={quarantineOptions} />}
        filterNames={['quarantined']}
        list={list}
        query={query}
        columns={columns}
        rowKey={({ id }) => id}
        actions={(release) => <ReleaseMenu release={release} />}
        empty={{
          icon: IconPackage,
          title: 'No releases yet',
          description: 'They show up here once the first instance’s image was looked at.',
        }}
      />
      <ReleaseDrawer release={query.data?.items.find(({ id }) => id === opened)} onClose={() => open(undefined)} />
    </Page>
  );
}

function ReleaseMenu({ release: { id, version, digest, quarantinedAt } }: { release: Release }) {
  const { quarantine, lift } = useReleaseChanges();
  const name = version ?? shortDigest(digest);
  return (
    <RowMenu of={name}>
      <Menu.Item
        component={Link}
        to={`/admin/rollouts?release=${id}`}
        leftSection={<IconHistory size={16} aria-hidden />}
      >
        Its rollouts
      </Menu.Item>
      {quarantinedAt === undefined ? (
        <>
          <Menu.Item
            component={Link}
            to={`/admin/rollouts/new?release=${id}`}
            leftSection={<IconRipple size={16} aria-hidden />}
          >
            Roll out…
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="red"
            leftSection={<IconShieldX size={16} aria-hidden />}
            onClick={() =>
              askReason({
                title: `Put ${name} in quarantine?`,
                consequences: 'No automatic rollout offers it any more. Instances that run it stay on it.',
                missing: 'Say why: other admins read it.',
                action: 'Put in quarantine',
                onConfirm: (reason) => quarantine.mutateAsync({ id, reason }),
                onDone: () => showUndoable(`${version ?? 'The release'} is in quarantine.`, () => lift.mutate(id)),
              })
            }
          >
            Put in quarantine…
          </Menu.Item>
        </>
      ) : (
        <Menu.Item
          leftSection={<IconShieldCheck size={16} aria-hidden />}
          onClick={() => onceDone(lift.mutateAsync(id), () => showDone(`${name} is offered again.`))}
        >
          Lift the quarantine
        </Menu.Item>
      )}
    </RowMenu>
  );
}
