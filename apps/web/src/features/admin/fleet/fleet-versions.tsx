import { Anchor, Badge, Group, Progress, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconPackage } from '@tabler/icons-react';
import { Link } from 'react-router';
import { NothingHere } from '../../../components/nothing-here.tsx';
import { Section } from '../../../components/section.tsx';
import { shortDigest } from '../../../lib/short-digest.ts';
import { instancesAddress, type FleetVersion } from './fleet.ts';
import { Count } from '../../../components/count.tsx';

/** What instances run, the most run first. */
export function FleetVersions({ versions }: { versions: readonly FleetVersion[] }) {
  const all = versions.reduce((sum, { instances }) => sum + instances, 0);
  return (
    <Section title="What the fleet runs" h="100%">
      {versions.length === 0 ? (
        <NothingHere
          icon={IconPackage}
          title="Nothing runs yet"
          description="Each new organisation gets an instance by itself; what it runs shows up here."
        />
      ) : (
        <Stack gap="md">
          {versions.map((version) => (
            <RunVersion key={version.digest} version={version} all={all} />
          ))}
        </Stack>
      )}
    </Section>
  );
}

function RunVersion({ version: run, all }: { version: FleetVersion; all: number }) {
  const { digest, version, instances, newestOf, isQuarantined } = run;
  return (
    <div>
      <Group justify="space-between" gap="xs" align="baseline">
        <Group gap="xs">
          <Anchor component={Link} to={instancesAddress({ digest })} fz="sm" fw={600}>
            {version ?? shortDigest(digest)}
          </Anchor>
          {isQuarantined && <Badge color="red">In quarantine</Badge>}
          {newestOf.length > 0 && <Badge color="green">Newest</Badge>}
          {version !== undefined && (
            <Text fz="xs" c="dimmed" ff="monospace">
              {shortDigest(digest)}
            </Text>
          )}
        </Group>
        <Text fz="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
          <Count value={instances} />
          <VisuallyHidden component="span">
            {' '}
            of <Count value={all} /> instances
          </VisuallyHidden>
        </Text>
      </Group>
      <Progress
        value={(instances / all) * 100}
        color={isQuarantined ? 'red' : newestOf.length > 0 ? 'green' : 'gray'}
        mt={6}
        aria-hidden
      />
    </div>
  );
}
