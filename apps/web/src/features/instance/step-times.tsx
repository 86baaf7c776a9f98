import { Box, Text } from '@mantine/core';
import { durationText, updateStepName } from './update-text.ts';
import classes from './step-times.module.css';

interface DoneStep {
  readonly step: string;
  readonly milliseconds: number;
}

interface StepTimesProps {
  readonly steps: readonly DoneStep[];
  /** What the last line is called. */
  readonly sum?: string;
}

/** What was done, and how long each of it took. */
export function StepTimes({ steps, sum = 'All of it' }: StepTimesProps) {
  if (steps.length === 0)
    return (
      <Text fz="sm" c="dimmed">
        Nothing was done to the bot.
      </Text>
    );
  const all = steps.reduce((total, { milliseconds }) => total + milliseconds, 0);
  return (
    <Box component="dl" className={classes['steps']} aria-label="Time per step">
      {steps.map(({ step, milliseconds }, index) => (
        <div key={index} className={step === 'rollback-stop' ? classes['back'] : undefined}>
          <dt>{updateStepName(step)}</dt>
          <dd>{durationText(milliseconds)}</dd>
        </div>
      ))}
      <div className={classes['sum']}>
        <dt>{sum}</dt>
        <dd>{durationText(all)}</dd>
      </div>
    </Box>
  );
}
