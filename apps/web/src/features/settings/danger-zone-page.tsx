import { NotForRole } from '../../components/not-for-role.tsx';
import { Page } from '../../components/page.tsx';
import { useOrganization } from '../organizations/organization-context.ts';
import { AddressSection } from './address-section.tsx';
import { ConvertSection } from './convert-section.tsx';
import { DeactivateSection } from './deactivate-section.tsx';
import { TransferSection } from './transfer-section.tsx';

/** What an owner can do to the organisation as a whole, and should not do by accident. */
export function DangerZonePage() {
  const { organization, can } = useOrganization();
  return (
    <Page title="Danger zone" description={`What changes ${organization.name} as a whole. Each step asks once more.`}>
      {can('org:change-address') && <AddressSection />}
      {can('org:transfer') && (organization.type === 'personal' ? <ConvertSection /> : <TransferSection />)}
      {can('org:delete') && <DeactivateSection />}
      {!can('org:transfer') && !can('org:delete') && <NotForRole who="Owners alone may do what is here." />}
    </Page>
  );
}
