import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconRotateClockwise, IconX } from '@tabler/icons-react';
import { confirmAction } from '../../../components/confirmation.tsx';
import { askReason } from '../../../components/reason-form.tsx';
import { onceDone, showDone } from '../../../lib/notices.ts';
import { botsText, releaseName } from './rollout-text.ts';
import { useRolloutChanges, type RolloutDetails } from './rollouts.ts';
import { useFormatLocale } from '../../../lib/preferences.ts';

/** What can be done with a rollout where it stands. */
export function RolloutActions({ rollout }: { rollout: RolloutDetails }) {
  const { pause, resume, abort, retryFailed } = useRolloutChanges();
  const locale = useFormatLocale();
  const { id, status, failed, finishedAt, release } = rollout;
  const isOver = status === 'ABORTED' || status === 'FINISHED';
  // One that was aborted can be taken up again when its last bot has come to its end.
  const mayRetry = failed > 0 && status !== 'QUEUED' && (!isOver || finishedAt !== undefined);
  const retry = () =>
    confirmAction({
      title: `Try ${botsText(failed, locale)} again?`,
      consequences:
        'Each has all its tries anew. See why they failed first: the release may be in quarantine since, and is taken all the same.',
      action: 'Try again',
      onConfirm: () => onceDone(retryFailed.mutateAsync(id), () => showDone('They are tried again.')),
    });
  return (
    <>
      {status === 'RUNNING' && (
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={17} aria-hidden />}
          loading={pause.isPending}
          onClick={() => onceDone(pause.mutateAsync(id), () => showDone('No more updates begin.'))}
        >
          Pause
        </Button>
      )}
      {status === 'PAUSED' && (
        <Button
          leftSection={<IconPlayerPlay size={17} aria-hidden />}
          loading={resume.isPending}
          onClick={() => onceDone(resume.mutateAsync(id), () => showDone('It goes on.'))}
        >
          Resume
        </Button>
      )}
      {mayRetry && (
        <Button
          variant="default"
          leftSection={<IconRotateClockwise size={17} aria-hidden />}
          loading={retryFailed.isPending}
          onClick={retry}
        >
          Retry failed
        </Button>
      )}
      {!isOver && (
        <Button
          variant="default"
          c="var(--mantine-color-error)"
          leftSection={<IconX size={17} aria-hidden />}
          onClick={() =>
            askReason({
              title: `Abort the rollout of ${releaseName(release)}?`,
              consequences:
                'Bots in the middle of their update come to its end. All others keep what they run. It can’t be resumed.',
              missing: 'Say why: other admins read it.',
              action: 'Abort the rollout',
              onConfirm: (reason) => abort.mutateAsync({ id, reason }),
              onDone: () => showDone('The rollout is aborted.'),
            })
          }
        >
          Abort…
        </Button>
      )}
    </>
  );
}
