import { Radio, Select, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useFormatLocale } from '../../lib/preferences.ts';
import { localHour, utcHour } from './hour-text.ts';
import type { UpdatePolicy } from './update-policy.ts';

export interface PolicyValues extends Record<string, unknown> {
  mode: UpdatePolicy['mode'];
  /** Hours of the day in UTC, as a select has them. */
  hour: string;
}

export function policyValuesOf({ mode, timing }: Pick<UpdatePolicy, 'mode' | 'timing'>): PolicyValues {
  return { mode, hour: String(timing.hourUtc ?? 3) };
}

/** By hand, or by itself in an hour of the day. */
export function PolicyFields({ form }: { form: UseFormReturnType<PolicyValues> }) {
  const locale = useFormatLocale();
  const today = new Date();
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    value: String(hour),
    label: `${utcHour(hour)} (${localHour(hour, today, locale)} here)`,
  }));
  return (
    <Stack gap="md">
      <Radio.Group label="New versions come" {...form.getInputProps('mode')}>
        <Stack gap="sm" mt="xs">
          <Radio
            value="manual"
            label="When somebody says so"
            description="A new version is pointed out here and by mail. It comes when somebody presses Update now."
          />
          <Radio
            value="auto"
            label="By themselves"
            description="In the hour below. A version that isn’t well is taken back, with all data as it was."
          />
        </Stack>
      </Radio.Group>
      {form.values.mode === 'auto' && (
        <Select
          label="Hour"
          description="An update of the bot begins in the hour from then on, and at no other time."
          data={hours}
          allowDeselect={false}
          searchable
          nothingFoundMessage="No such hour."
          {...form.getInputProps('hour')}
        />
      )}
    </Stack>
  );
}
