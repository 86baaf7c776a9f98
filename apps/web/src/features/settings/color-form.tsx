import { ColorInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { SettingsForm } from '../../components/settings-form.tsx';
import { showDone } from '../../lib/notices.ts';
import { useFormSubmit } from '../../lib/use-form-submit.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { useBrandingChanges } from './branding.ts';
import { ColorPreview } from './color-preview.tsx';

const suggestions = ['#0f6380', '#244fae', '#5f3dc4', '#a61e4d', '#bd2a26', '#d9480f', '#8f5f04', '#127247', '#2c3944'];

/** The organisation's colour, and how it is drawn on light and on dark pages. */
export function ColorForm() {
  const { organization } = useOrganization();
  const { setColor } = useBrandingChanges();
  const form = useForm({
    initialValues: { color: organization.color?.chosen ?? '' },
    validate: {
      color: (value) => (value === '' || /^#[0-9a-f]{6}$/i.test(value) ? null : 'Write it as #0f6380.'),
    },
  });
  const submission = useFormSubmit({
    form,
    action: ({ color }) => setColor.mutateAsync(color === '' ? null : color),
    onDone: (_, { color }) => {
      form.resetDirty();
      showDone(color === '' ? 'The colour is gone.' : 'The colour is saved.');
    },
  });
  return (
    <SettingsForm submission={submission} changed={form.isDirty()} maw="100%" action="Save the colour">
      <ColorInput
        label="Colour"
        description="Where it would be too pale or too dark to be seen, it is drawn a little darker or lighter."
        placeholder="#0f6380"
        format="hex"
        swatches={suggestions}
        swatchesPerRow={9}
        eyeDropperButtonProps={{ 'aria-label': 'Pick a colour from the screen' }}
        {...form.getInputProps('color')}
      />
      {organization.color !== undefined && <ColorPreview organization={organization} color={organization.color} />}
    </SettingsForm>
  );
}
