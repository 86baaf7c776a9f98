import { openDatabaseHarness } from '@moorage/platform/testing';
import { describeMaintenanceWindows } from '../../testing/maintenance-windows.contract.ts';
import { PostgresMaintenanceWindows } from './postgres-maintenance-windows.ts';

describeMaintenanceWindows('Postgres', async () => {
  const harness = await openDatabaseHarness();
  return {
    windows: new PostgresMaintenanceWindows(harness.database),
    unitOfWork: harness.unitOfWork,
    close: () => harness.close(),
  };
});
