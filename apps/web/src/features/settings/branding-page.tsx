import { Stack } from '@mantine/core';
import { NotForRole } from '../../components/not-for-role.tsx';
import { Page } from '../../components/page.tsx';
import { Section } from '../../components/section.tsx';
import { useOrganization } from '../organizations/organization-context.ts';
import { ColorForm } from './color-form.tsx';
import { LogoField } from './logo-field.tsx';

/** Logo and colour. */
export function BrandingPage() {
  const { organization, can } = useOrganization();
  return (
    <Page title="Branding" description={`How ${organization.name} looks: in the menu above, and to whom you invite.`}>
      {can('org:update') ? (
        <>
          <Section title="Logo">
            <Stack maw={560}>
              <LogoField />
            </Stack>
          </Section>
          <Section title="Colour" description="It carries the initials where there is no logo.">
            <Stack maw={560}>
              <ColorForm />
            </Stack>
          </Section>
        </>
      ) : (
        <NotForRole who="Owners and admins change these." />
      )}
    </Page>
  );
}
