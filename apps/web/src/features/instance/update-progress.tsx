import { Loader, Text, Timeline, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import { Section } from '../../components/section.tsx';
import { Elapsed } from './elapsed.tsx';
import { durationText, forwardSteps, updateStepName, versionName, type BotUpdate } from './update-text.ts';

/** The update that is under way, step by step as it happens. */
export function UpdateProgress({ update }: { update: BotUpdate }) {
  const { status, step, stepSince, steps, reason, actor } = update;
  const isStuck = status === 'ROLLBACK_FAILED';
  const ahead = status === 'PENDING' || status === 'UPDATING' ? restAfter(step ?? 'check') : [];
  return (
    <Section
      title={titleOf(update)}
      description={
        <>
          {status === 'PENDING'
            ? 'It begins as soon as the bot is at rest.'
            : 'Whoever opens the bot meanwhile waits until it is there again.'}
          {actor !== undefined && ` Asked for by ${actor}.`}
        </>
      }
    >
      <VisuallyHidden role="status">{updateStepName(step ?? 'check')}</VisuallyHidden>
      <Timeline active={steps.length} bulletSize={22} lineWidth={2} color={isStuck ? 'red' : undefined}>
        {steps.map((done, index) => (
          <Timeline.Item
            key={index}
            title={updateStepName(done.step)}
            bullet={
              done.step === 'rollback-stop' ? (
                <IconArrowBackUp size={13} aria-hidden />
              ) : (
                <IconCheck size={13} aria-hidden />
              )
            }
          >
            <Text fz="sm" c="dimmed">
              {durationText(done.milliseconds)}
            </Text>
          </Timeline.Item>
        ))}
        <Timeline.Item
          title={updateStepName(step ?? 'check')}
          bullet={
            isStuck ? (
              <IconAlertTriangle size={13} aria-hidden />
            ) : (
              <Loader size={12} color="currentColor" aria-hidden />
            )
          }
        >
          {reason !== undefined && <Text fz="sm">{reason}</Text>}
          {stepSince !== undefined && !isStuck && <Elapsed since={stepSince} />}
        </Timeline.Item>
        {ahead.map((next) => (
          <Timeline.Item
            key={next}
            title={
              <Text span c="dimmed" inherit>
                {updateStepName(next)}
              </Text>
            }
          />
        ))}
      </Timeline>
    </Section>
  );
}

function titleOf({ status, before, after }: BotUpdate): string {
  if (status === 'ROLLING_BACK') return `Going back to ${versionName(before)}`;
  if (status === 'ROLLBACK_FAILED') return `The way back to ${versionName(before)} failed`;
  return `Updating to ${versionName(after)}`;
}

function restAfter(step: string): readonly string[] {
  return forwardSteps.slice(forwardSteps.findIndex((each) => each === step) + 1);
}
