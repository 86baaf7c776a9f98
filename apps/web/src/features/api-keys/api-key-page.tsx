import { Badge, Button, Code, Group, Text } from '@mantine/core';
import { openModal } from '@mantine/modals';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { Time } from '../../components/time.tsx';
import { confirmByName } from '../../components/typed-confirmation.tsx';
import { onceDone, showDone } from '../../lib/notices.ts';
import { useApiKeys, useRevokeApiKey, type ApiKey, type ApiKeyStore } from './api-key-store.ts';
import { CreateApiKey } from './create-api-key.tsx';

const columns: readonly Column<ApiKey, never>[] = [
  {
    label: 'Key',
    render: ({ name, prefix }) => (
      <div>
        <Text fz="sm" fw={600}>
          {name}
        </Text>
        <Code>{prefix}…</Code>
      </div>
    ),
  },
  {
    label: 'May',
    render: ({ scopes }) => (
      <Group gap={4}>
        {scopes.map((scope) => (
          <Badge key={scope} color={scope === 'read' ? 'gray' : 'harbor'}>
            {scope}
          </Badge>
        ))}
      </Group>
    ),
  },
  { label: 'Made', render: ({ createdAt }) => <Time value={createdAt} /> },
  {
    label: 'Last used',
    render: ({ lastUsedAt }) => (lastUsedAt === undefined ? 'never' : <Time value={lastUsedAt} />),
  },
  { label: 'Ends', render: ({ expiresAt }) => (expiresAt === undefined ? 'never' : <Time value={expiresAt} />) },
];

interface ApiKeyPageProps {
  readonly store: ApiKeyStore;
  readonly description: string;
  /** Whether a key may reach the admin section of the installation. */
  readonly withAdmin: boolean;
}

/** The keys of a person or of an organisation: to make one, and to revoke one. */
export function ApiKeyPage({ store, description, withAdmin }: ApiKeyPageProps) {
  const { data, error, refetch } = useApiKeys(store);
  const revoke = useRevokeApiKey(store);
  const create = (): void =>
    void openModal({ title: 'New API key', children: <CreateApiKey store={store} withAdmin={withAdmin} /> });
  const askToRevoke = (key: ApiKey): void =>
    confirmByName({
      title: 'Revoke this key?',
      consequences: 'Programs that use it are refused from the next call on. It cannot be brought back.',
      name: key.name,
      action: 'Revoke',
      onConfirm: () => onceDone(revoke.mutateAsync(key.id), () => showDone(`“${key.name}” was revoked.`)),
    });
  const newKey = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={create}>
      New key
    </Button>
  );
  return (
    <Page title="API keys" description={description} actions={newKey}>
      {error && !data ? (
        <FailedToLoad error={error} retry={refetch} />
      ) : (
        <DataTable
          label="API keys"
          columns={columns}
          rows={data?.items}
          rowKey={({ id }) => id}
          actionsWide
          actions={(key) => (
            <Button
              size="xs"
              variant="light"
              color="red"
              aria-label={`Revoke ${key.name}`}
              onClick={() => askToRevoke(key)}
            >
              Revoke
            </Button>
          )}
          empty={
            <NothingHere
              icon={IconKey}
              title="No API keys yet"
              description="Make one for a script or a pipeline, with no more rights than it needs."
              action={newKey}
            />
          }
        />
      )}
    </Page>
  );
}
