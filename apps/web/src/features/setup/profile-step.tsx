import { Button } from '@mantine/core';
import { Section } from '../../components/section.tsx';
import { ProfileForm } from '../settings/profile-form.tsx';
import type { StepControls } from './step-controls.ts';

export function ProfileStep({ onDone, onSkip, pending }: StepControls) {
  return (
    <Section title="What does it do?" description="For invoices, and for those who look after your organisation.">
      <ProfileForm
        onSaved={onDone}
        submitLabel="Save and go on"
        alwaysSubmits
        beside={
          <Button variant="default" onClick={onSkip} loading={pending}>
            Skip
          </Button>
        }
      />
    </Section>
  );
}
