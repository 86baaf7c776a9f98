export { maintenanceEntities } from './adapters/postgres/maintenance-window.entity.ts';
export { MaintenanceModule } from './maintenance.module.ts';
