import { Alert, Badge, Grid, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconClock, IconInfoCircle, IconPlayerPause, IconUrgent } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { FailedToLoad } from '../../../components/failed-to-load.tsx';
import { PageSkeleton } from '../../../components/page-skeleton.tsx';
import { Page } from '../../../components/page.tsx';
import { Section } from '../../../components/section.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { Time } from '../../../components/time.tsx';
import { durationText } from '../../instance/update-text.ts';
import { FailedBots } from './failed-bots.tsx';
import { LeftOut } from './left-out.tsx';
import { RolloutActions } from './rollout-actions.tsx';
import { RolloutLinks } from './rollout-links.tsx';
import { RolloutBots } from './rollout-bots.tsx';
import { botsText, releaseName, rolloutLook, selectionText, strategyText } from './rollout-text.ts';
import { RolloutTotals } from './rollout-totals.tsx';
import { RolloutWaves } from './rollout-waves.tsx';
import { useOpenRollouts, useRollout, type RolloutDetails } from './rollouts.ts';
import { numberText } from '../../../lib/number-text.ts';
import { useFormatLocale } from '../../../lib/preferences.ts';

/** One rollout, live: how far it is, what each of its bots does, and what went wrong. */
export function RolloutPage() {
  const { rolloutId = '' } = useParams();
  const { data, error, refetch } = useRollout(rolloutId);
  if (data === undefined) return error ? <FailedToLoad error={error} retry={refetch} /> : <PageSkeleton />;
  return <Dashboard rollout={data} />;
}

function Dashboard({ rollout }: { rollout: RolloutDetails }) {
  const { release, selection, startedBy, createdAt, strategy, leftOut, failed } = rollout;
  return (
    <Page
      title={`Rollout of ${releaseName(release)}`}
      description={
        <>
          To {selectionText(selection)}. Asked for by {startedBy ?? 'the platform, by itself'},{' '}
          <Time value={createdAt} />.
        </>
      }
      actions={<RolloutActions rollout={rollout} />}
    >
      <Standing rollout={rollout} />
      <Section
        title="Progress"
        actions={
          <Group gap="xs">
            {strategy.ignoresWindows && (
              <Badge color="red" leftSection={<IconUrgent size={12} aria-hidden />}>
                At any hour
              </Badge>
            )}
            <StatusBadge look={rolloutLook(rollout)} data-testid="rollout-status" />
          </Group>
        }
      >
        {rollout.startedAt === undefined ? (
          <Text fz="sm" c="dimmed">
            Its bots are picked when it begins.
          </Text>
        ) : (
          <RolloutTotals totals={rollout} />
        )}
      </Section>
      {failed > 0 && <FailedBots rollout={rollout} />}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <RolloutWaves rollout={rollout} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Section title="Terms" h="100%">
            <Stack gap="xs">
              {strategyText(strategy).map((sentence) => (
                <Text key={sentence} fz="sm">
                  {sentence}
                </Text>
              ))}
              <LeftOut leftOut={leftOut} />
            </Stack>
          </Section>
        </Grid.Col>
      </Grid>
      <RolloutBots rollout={rollout} />
    </Page>
  );
}

/** Where it stands, in a sentence: what it waits for, or how it ended. */
function Standing({ rollout }: { rollout: RolloutDetails }): ReactNode {
  const locale = useFormatLocale();
  const { status, reason, running, total, succeeded, failed, startedAt, finishedAt, nextActAt } = rollout;
  switch (status) {
    case 'QUEUED':
      return <Queued />;
    case 'PAUSED':
      return (
        <Alert color="yellow" icon={<IconPlayerPause aria-hidden />} title="It is paused">
          {running > 0
            ? `${botsText(running, locale)} still ${running === 1 ? 'comes' : 'come'} to the end of the update; no other begins.`
            : 'No bot is being updated, and none begins until it is resumed.'}
        </Alert>
      );
    case 'ABORTED':
      return (
        <Alert color="red" icon={<IconInfoCircle aria-hidden />} title="It was aborted">
          {reason}
          {finishedAt === undefined &&
            running > 0 &&
            ` ${botsText(running, locale)} still in the middle of the update.`}
        </Alert>
      );
    case 'FINISHED':
      if (finishedAt === undefined || startedAt === undefined) return null;
      return (
        <Alert
          color={failed > 0 ? 'yellow' : 'green'}
          icon={<IconCircleCheck aria-hidden />}
          title={
            total === 0
              ? 'There was no bot to update'
              : succeeded === total
                ? `All ${botsText(total, locale)} are updated`
                : `${numberText(succeeded, locale)} of ${botsText(total, locale)} are updated`
          }
        >
          It took {durationText(Date.parse(finishedAt) - Date.parse(startedAt))} and ended <Time value={finishedAt} />.
        </Alert>
      );
    case 'RUNNING':
      return running === 0 && nextActAt !== undefined ? <Next at={nextActAt} /> : null;
  }
}

/** What is in the way of one that waits. */
function Queued() {
  const open = useOpenRollouts();
  return (
    <Alert color="gray" icon={<IconClock aria-hidden />} title="It waits for its turn">
      It begins once no other rollout runs over the same channels, and the fleet isn’t paused.
      {open.length > 0 && (
        <>
          {' Under way now: '}
          <RolloutLinks rollouts={open} />.
        </>
      )}
    </Alert>
  );
}

/** A look that comes in a few seconds is nothing to wait for. */
function Next({ at }: { at: string }) {
  return (
    <Text fz="sm" c="dimmed" role="status">
      The next wave begins <Time value={at} />, if the hours of its bots are open then.
    </Text>
  );
}
