import { Button } from '@mantine/core';
import { IconTool } from '@tabler/icons-react';
import { Link } from 'react-router';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { Lasting } from './maintenance-banner.tsx';
import type { MaintenanceWindow } from './maintenance.ts';

interface ClosedForMaintenanceProps {
  readonly window: MaintenanceWindow;
  /** Where the window can be ended, for those who may. */
  readonly settings: string | undefined;
}

/** Stands where the pages of an organisation were. It goes by itself when the maintenance is over. */
export function ClosedForMaintenance({ window, settings }: ClosedForMaintenanceProps) {
  return (
    <Page title="Closed for maintenance">
      <NothingHere
        icon={IconTool}
        title="We’ll be back"
        description={
          <>
            {window.message !== undefined && <>{window.message} </>}
            <Lasting window={window} /> This page opens again by itself.
          </>
        }
        action={
          settings !== undefined && (
            <Button component={Link} to={settings} variant="default">
              To the maintenance
            </Button>
          )
        }
      />
    </Page>
  );
}
