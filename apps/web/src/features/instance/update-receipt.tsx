import { Alert, Badge, Button, Code, CopyButton, DataList, Group, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconCopy, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Detail } from '../../components/detail.tsx';
import { CopyIcon } from '../../components/copy-field.tsx';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { Time } from '../../components/time.tsx';
import { shortDigest } from '../../lib/short-digest.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { ChangelogModal } from '../releases/changelog-modal.tsx';
import { StepTimes } from './step-times.tsx';
import { UpdateEvidence } from './update-evidence.tsx';
import { receiptText, strategyName, type BotUpdate } from './update-text.ts';
import { useUpdateEvidence } from './updates.ts';

/** What an update did, and how it can be proven: digests and hashes of the data before and after. */
export function UpdateReceipt({ instanceId, update }: { instanceId: string; update: BotUpdate }) {
  const { can } = useOrganization();
  const [evidence, { open }] = useDisclosure();
  const [reading, modal] = useDisclosure();
  const { status, reason, actor, strategy, wasRunning, startedAt, finishedAt, before, after, steps, changelog } =
    update;
  const mayReadEvidence = update.hasEvidence && can('instance:logs');
  return (
    <Stack gap="md">
      {reason !== undefined && (
        <Alert color={status === 'SKIPPED' ? 'gray' : 'red'} icon={<IconInfoCircle aria-hidden />}>
          {reason}
        </Alert>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
        <DataList labelWidth="112px">
          <Detail label="Asked for by">{actor ?? 'the platform, by itself'}</Detail>
          <Detail label="As">
            {strategyName(strategy)}
            {!wasRunning && ', of a stopped bot'}
          </Detail>
          {startedAt !== undefined && (
            <Detail label="Began">
              <Time value={startedAt} as="exact" />
            </Detail>
          )}
          {finishedAt !== undefined && (
            <Detail label="Ended">
              <Time value={finishedAt} as="exact" />
            </Detail>
          )}
          <Detail label="Image before">
            <Proof value={before.digest} label="Copy the digest before" />
          </Detail>
          <Detail label="Image wanted">
            <Proof value={after.digest} label="Copy the wanted digest" />
          </Detail>
          {before.volumeHash !== undefined && (
            <Detail label="Data before">
              <Proof value={before.volumeHash} label="Copy the hash of the data before" />
            </Detail>
          )}
          {after.volumeHash !== undefined && (
            <Detail label="Data after">
              <Proof value={after.volumeHash} label="Copy the hash of the data brought back">
                {after.volumeHash === before.volumeHash && <Badge color="green">The same</Badge>}
              </Proof>
            </Detail>
          )}
        </DataList>
        <StepTimes steps={steps} />
      </SimpleGrid>
      <Group gap="sm">
        {changelog !== undefined && (
          <Button variant="default" size="xs" onClick={modal.open}>
            What is new
          </Button>
        )}
        <CopyButton value={receiptText(update)} timeout={2_000}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="xs"
              leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
              onClick={copy}
            >
              {copied ? 'Copied' : 'Copy the receipt'}
            </Button>
          )}
        </CopyButton>
        {mayReadEvidence && !evidence && (
          <Button variant="default" size="xs" onClick={open}>
            Show what the bot said
          </Button>
        )}
      </Group>
      {mayReadEvidence && evidence && <Evidence instanceId={instanceId} updateId={update.id} />}
      {changelog !== undefined && <ChangelogModal changelog={changelog} opened={reading} onClose={modal.close} />}
    </Stack>
  );
}

function Evidence({ instanceId, updateId }: { instanceId: string; updateId: string }) {
  const { data, error, refetch } = useUpdateEvidence(instanceId, updateId);
  if (data === undefined) return error ? <FailedToLoad error={error} retry={refetch} /> : <Skeleton h={120} />;
  return <UpdateEvidence evidence={data} />;
}

/** A digest or a hash: enough of it to compare by eye, all of it to copy. */
function Proof({ value, label, children }: { value: string; label: string; children?: ReactNode }) {
  return (
    <Group gap={4}>
      <Group gap={4} wrap="nowrap" miw={0}>
        <Code title={value} style={{ whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {shortDigest(value)}
        </Code>
        <CopyIcon value={value} label={label} />
      </Group>
      {children}
    </Group>
  );
}
