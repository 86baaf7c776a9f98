import { Button, Divider, Group, Stack } from '@mantine/core';
import { Section } from '../../components/section.tsx';
import { useOrganization } from '../organizations/organization-context.ts';
import { ColorForm } from '../settings/color-form.tsx';
import { LogoField } from '../settings/logo-field.tsx';
import type { StepControls } from './step-controls.ts';

export function BrandingStep({ onDone, onSkip, pending }: StepControls) {
  const { organization } = useOrganization();
  const hasLook = organization.logoUrl !== undefined || organization.color !== undefined;
  return (
    <Section title="How does it look?" description="People see it in the menu above, and on their invitations.">
      <Stack maw={560}>
        <LogoField />
        <Divider />
        <ColorForm />
        <Divider />
        <Group justify="flex-end">
          {!hasLook && (
            <Button variant="default" onClick={onSkip} loading={pending}>
              Skip
            </Button>
          )}
          {hasLook && (
            <Button onClick={onDone} loading={pending}>
              Go on
            </Button>
          )}
        </Group>
      </Stack>
    </Section>
  );
}
