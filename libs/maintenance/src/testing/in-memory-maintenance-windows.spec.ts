import { ImmediateUnitOfWork } from '@moorage/kernel/testing';
import { InMemoryMaintenanceWindows } from './in-memory-maintenance-windows.ts';
import { describeMaintenanceWindows } from './maintenance-windows.contract.ts';

describeMaintenanceWindows('memory', () =>
  Promise.resolve({
    windows: new InMemoryMaintenanceWindows(),
    unitOfWork: new ImmediateUnitOfWork(),
    close: () => Promise.resolve(),
  }),
);
