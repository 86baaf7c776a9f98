import { Box } from '@mantine/core';
import { Section } from '../../components/section.tsx';
import { InviteForm } from '../team/invite-form.tsx';
import type { StepControls } from './step-controls.ts';

export function TeamStep({ onDone, onSkip }: StepControls) {
  return (
    <Section title="Who works with it?" description="They get a mail with a link. You can invite more at any time.">
      <Box maw={560}>
        <InviteForm onCancel={onSkip} cancelLabel="Skip" onDone={onDone} doneLabel="Go on" />
      </Box>
    </Section>
  );
}
