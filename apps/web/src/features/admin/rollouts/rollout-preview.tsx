import { Alert, Anchor, Box, Stack, Text } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { DataTable, type Column } from '../../../components/data-table.tsx';
import { Section } from '../../../components/section.tsx';
import { Time } from '../../../components/time.tsx';
import { LeftOut } from './left-out.tsx';
import { RolloutLinks } from './rollout-links.tsx';
import { useOpenRollouts, type RolloutPreview as Preview } from './rollouts.ts';
import { Count } from '../../../components/count.tsx';
import { numberText } from '../../../lib/number-text.ts';
import { useFormatLocale } from '../../../lib/preferences.ts';

const mostWaves = 12;

const columns: readonly Column<Preview['bots'][number], never>[] = [
  {
    label: 'Bot',
    render: ({ organizationName, slug }) => (
      <div>
        <Anchor component={Link} to={`/orgs/${slug}/instance`} fz="sm" fw={600}>
          {organizationName}
        </Anchor>
        <Text fz="xs" c="dimmed">
          {slug}
        </Text>
      </div>
    ),
  },
  { label: 'Runs now', render: ({ version }) => version ?? '–' },
  {
    label: 'Its turn',
    render: ({ opensAt }) =>
      opensAt === undefined ? (
        'at any time'
      ) : (
        <>
          not before <Time value={opensAt} as="exact" />
        </>
      ),
  },
];

/** Who would be updated, and when; nothing has begun. */
export function RolloutPreview({ preview: { total, waves, leftOut, bots } }: { preview: Preview }) {
  const locale = useFormatLocale();
  const open = useOpenRollouts();
  return (
    <Section title="Who and when" description="If it began now. Nothing has been changed.">
      <Stack aria-live="polite">
        {total === 0 ? (
          <Alert color="yellow" icon={<IconUserOff aria-hidden />} title="Nobody would be updated">
            Choose another selection, or another release.
          </Alert>
        ) : (
          <Text fz="sm">
            <b>
              <Count value={total} one="bot" many="bots" />
            </b>{' '}
            in {waves.length === 1 ? 'one wave' : <Count value={waves.length} one="wave" many="waves" />}
            {waves.length > 1 && (
              <>
                {' of '}
                {waves
                  .slice(0, mostWaves)
                  .map(({ size }) => numberText(size, locale))
                  .join(', ')}
                {waves.length > mostWaves && ' and so on'}
              </>
            )}
            .
            {bots.some(({ opensAt }) => opensAt !== undefined) &&
              ' Where hours differ, there are more and smaller ones.'}
          </Text>
        )}
        {open.length > 0 && (
          <Text fz="sm">
            It waits for its turn where it shares a channel with what is under way: <RolloutLinks rollouts={open} />.
          </Text>
        )}
        <LeftOut leftOut={leftOut} />
        {total > 0 && (
          <Box mah={480} style={{ overflow: 'auto' }} tabIndex={0} role="region" aria-label="Bots of the dry run">
            <DataTable
              label="Bots of the dry run"
              columns={columns}
              rows={bots}
              rowKey={({ instanceId }) => instanceId}
              empty={null}
            />
          </Box>
        )}
        {total > bots.length && (
          <Text fz="sm" c="dimmed">
            and <Count value={total - bots.length} one="bot" many="bots" /> more
          </Text>
        )}
      </Stack>
    </Section>
  );
}
