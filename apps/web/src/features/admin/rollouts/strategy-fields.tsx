import { NumberInput, Radio, SimpleGrid, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { settingsOf, type RolloutValues } from './rollout-values.ts';
import type { FleetStrategy } from './rollouts.ts';

const texts = {
  RollingWave: {
    label: 'In waves',
    description:
      'Each bot in the hour of its organisation; bots that their own people update are left out. Ends by itself after too many failures.',
  },
  Immediate: {
    label: 'Immediately',
    description:
      'An emergency fix: all at once, at any hour, also where updates are left to the organisation. Only a paused fleet stops it.',
  },
} as const;

interface StrategyFieldsProps {
  readonly form: UseFormReturnType<RolloutValues>;
  readonly strategies: readonly FleetStrategy[];
}

export function StrategyFields({ form, strategies }: StrategyFieldsProps) {
  const { onChange, ...strategy } = form.getInputProps('strategy') as { onChange: (name: string) => void };
  const choose = (name: string): void => {
    onChange(name);
    form.setFieldValue('settings', settingsOf(strategies, name));
  };
  return (
    <Stack>
      <Radio.Group label="Strategy" {...strategy} onChange={choose}>
        <Stack gap="xs" mt="xs">
          {(['RollingWave', 'Immediate'] as const).map((name) => (
            <Radio key={name} value={name} {...texts[name]} />
          ))}
        </Stack>
      </Radio.Group>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
        <NumberInput
          label="Size of a wave"
          description="Of all its bots"
          suffix=" %"
          min={1}
          max={100}
          allowDecimal={false}
          {...form.getInputProps('settings.batchPercent')}
        />
        <NumberInput
          label="Between two waves"
          description="Time to see how it went"
          suffix=" s"
          min={0}
          max={86_400}
          allowDecimal={false}
          {...form.getInputProps('settings.pauseSeconds')}
        />
        <NumberInput
          label="Time to become healthy"
          description="Then the bot goes back"
          suffix=" s"
          min={5}
          max={3_600}
          allowDecimal={false}
          {...form.getInputProps('settings.healthTimeoutSeconds')}
        />
        <NumberInput
          label="Further tries of a bot"
          description="After its first failed"
          min={0}
          max={10}
          allowDecimal={false}
          {...form.getInputProps('settings.retries')}
        />
        <NumberInput
          label="End it at so many failed bots"
          description="Empty: failures never end it"
          min={1}
          max={1_000}
          allowDecimal={false}
          {...form.getInputProps('settings.abortAtFailures')}
        />
      </SimpleGrid>
    </Stack>
  );
}
