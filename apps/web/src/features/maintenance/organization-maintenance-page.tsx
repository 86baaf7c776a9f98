import { Button } from '@mantine/core';
import { NotForRole } from '../../components/not-for-role.tsx';
import { Page } from '../../components/page.tsx';
import { useOrganization } from '../organizations/organization-context.ts';
import { MaintenanceWindows, planMaintenance } from './maintenance-windows.tsx';

export function OrganizationMaintenancePage() {
  const { organization, slug, can } = useOrganization();
  const owner = { of: 'organization', slug } as const;
  const allowed = can('maintenance:manage');
  return (
    <Page
      title="Maintenance"
      description={`When ${organization.name} and its bot can be used less than usual, and what people are told.`}
      actions={allowed && <Button onClick={() => planMaintenance(owner)}>Plan maintenance</Button>}
    >
      {allowed ? <MaintenanceWindows owner={owner} /> : <NotForRole who="Owners and admins plan maintenance." />}
    </Page>
  );
}
