import { AreaChart } from '@mantine/charts';
import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconPlugOff } from '@tabler/icons-react';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Section } from '../../components/section.tsx';
import { numberText } from '../../lib/number-text.ts';
import { useFormatLocale } from '../../lib/preferences.ts';
import { byteSize } from '../../lib/sizes.ts';
import { useResourceSamples } from './resource-samples.ts';

/** CPU and memory, live. */
export function ResourceCharts({ instanceId, running }: { instanceId: string; running: boolean }) {
  const { data: samples, error } = useResourceSamples(instanceId, running);
  const locale = useFormatLocale();
  const latest = samples?.at(-1);
  return (
    <Section title="Resources" h="100%">
      {!running && (
        <NothingHere
          icon={IconPlugOff}
          title="Not running"
          description="What it uses is shown while it runs. Its volumes keep their room."
        />
      )}
      {running && latest === undefined && !error && <Skeleton h={180} />}
      {running && latest === undefined && error && (
        <Text c="dimmed">The runtime does not tell just now. We keep asking.</Text>
      )}
      {running && samples !== undefined && latest !== undefined && (
        <Stack gap="lg">
          <Meter
            label="CPU"
            value={`${numberText(latest.cpuPercent, locale, 1)} %`}
            note="100 % is one core"
            values={samples.map(({ cpuPercent }) => cpuPercent)}
            scale={10}
          />
          <Meter
            label="Memory"
            value={byteSize(latest.memoryBytes, locale)}
            note={latest.memoryLimitBytes > 0 ? `of ${byteSize(latest.memoryLimitBytes, locale)}` : 'no limit'}
            values={samples.map(({ memoryBytes }) => memoryBytes)}
            scale={latest.memoryLimitBytes || 1}
          />
          <Text fz="sm" c="dimmed">
            {latest.pids} {latest.pids === 1 ? 'process' : 'processes and threads'}
          </Text>
        </Stack>
      )}
    </Section>
  );
}

interface MeterProps {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  readonly values: readonly number[];
  /** What the chart's height stands for, until a value is higher: little is drawn low, and nothing at the bottom. */
  readonly scale: number;
}

function Meter({ label, value, note, values, scale }: MeterProps) {
  // A single point draws no line: it is there twice until the next one comes.
  const points = values.length === 1 ? [...values, ...values] : [...values];
  return (
    <div>
      <Group justify="space-between" align="baseline" mb={6}>
        <Text fz="sm" fw={600}>
          {label}
        </Text>
        <Text fz="sm">
          <Text component="span" fw={650} style={{ fontVariantNumeric: 'tabular-nums' }}>
            {value}
          </Text>{' '}
          <Text component="span" fz="xs" c="dimmed">
            {note}
          </Text>
        </Text>
      </Group>
      <AreaChart
        h={64}
        data={points.map((height, moment) => ({ moment, height }))}
        dataKey="moment"
        series={[{ name: 'height', color: 'harbor.5' }]}
        yAxisProps={{ domain: [0, Math.max(scale, ...points)] }}
        withXAxis={false}
        withYAxis={false}
        withTooltip={false}
        withDots={false}
        gridAxis="none"
        curveType="monotone"
        fillOpacity={0.35}
        strokeWidth={1.8}
        accessibilityLayer={false}
        role="img"
        aria-label={`${label} of the last minutes; now ${value}`}
      />
    </div>
  );
}
