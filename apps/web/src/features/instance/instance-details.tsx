import { Anchor, Code, DataList, Group, Text } from '@mantine/core';
import { Detail } from '../../components/detail.tsx';
import { CopyIcon } from '../../components/copy-field.tsx';
import { Section } from '../../components/section.tsx';
import { StatusBadge, type StatusLook } from '../../components/status-badge.tsx';
import { Time } from '../../components/time.tsx';
import { shortDigest } from '../../lib/short-digest.ts';
import { instanceLook, stepName, type Instance } from './instance-look.ts';

const healthLooks: Readonly<Record<Instance['health'], StatusLook>> = {
  ok: { label: 'Healthy', color: 'green' },
  unhealthy: { label: 'Not answering', color: 'red' },
  unknown: { label: 'Not known yet', color: 'gray' },
};

export function InstanceDetails({ instance }: { instance: Instance }) {
  const { status, step, statusReason, health, version, digest, image, runtime, startedAt, createdAt } = instance;
  return (
    <Section title="Details" h="100%">
      <DataList labelWidth="112px">
        <Detail label="Status">
          <Group gap="xs">
            <StatusBadge look={instanceLook(status)} data-testid="instance-status" />
            {step !== undefined && step !== 'check' && (
              <Text fz="sm" c="dimmed">
                {stepName(step)}…
              </Text>
            )}
          </Group>
          {statusReason !== undefined && status !== 'FAILED' && (
            <Text fz="sm" c="dimmed" mt={4}>
              {statusReason}
            </Text>
          )}
        </Detail>
        <Detail label="Health">
          <StatusBadge look={healthLooks[health]} />
        </Detail>
        <Detail label="Address">
          <Anchor href={instance.url} target="_blank" rel="noopener" fz="sm" style={{ overflowWrap: 'anywhere' }}>
            {instance.url}
          </Anchor>
        </Detail>
        <Detail label="Version">{version ?? 'not known yet'}</Detail>
        <Detail label="Image">
          <Code style={{ overflowWrap: 'anywhere' }}>{image}</Code>
        </Detail>
        {digest !== undefined && (
          <Detail label="Digest">
            <Group gap={4} wrap="nowrap">
              <Code title={digest}>{shortDigest(digest)}</Code>
              <CopyIcon value={digest} label="Copy the digest" />
            </Group>
          </Detail>
        )}
        {runtime !== undefined && (
          <Detail label="Runs on">{runtime === 'process' ? 'A child process' : 'Docker'}</Detail>
        )}
        <Detail label="Running since">
          {startedAt === undefined || status !== 'RUNNING' ? '–' : <Time value={startedAt} />}
        </Detail>
        <Detail label="Made">
          <Time value={createdAt} />
        </Detail>
      </DataList>
    </Section>
  );
}
