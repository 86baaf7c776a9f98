import { Button } from '@mantine/core';
import { Page } from '../../../components/page.tsx';
import { MaintenanceWindows, planMaintenance } from '../../maintenance/maintenance-windows.tsx';

const owner = { of: 'installation' } as const;

export function MaintenancePage() {
  return (
    <Page
      title="Maintenance"
      description="Of the whole installation: every organisation sees it. Organisations plan their own in their settings."
      actions={<Button onClick={() => planMaintenance(owner)}>Plan maintenance</Button>}
    >
      <MaintenanceWindows owner={owner} />
    </Page>
  );
}
