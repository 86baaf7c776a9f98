import { NotForRole } from '../../components/not-for-role.tsx';
import { Page } from '../../components/page.tsx';
import { Section } from '../../components/section.tsx';
import { showDone } from '../../lib/notices.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { ProfileForm } from './profile-form.tsx';

/** What the organisation tells of itself. */
export function OrganizationProfilePage() {
  const { organization, can } = useOrganization();
  return (
    <Page title="Profile" description={`What ${organization.name} is, for invoices and for those who look after it.`}>
      {can('org:update') ? (
        <Section title="About the organisation" description="All of it may stay empty.">
          <ProfileForm onSaved={() => showDone('The profile is saved.')} />
        </Section>
      ) : (
        <NotForRole who="Owners and admins change these." />
      )}
    </Page>
  );
}
