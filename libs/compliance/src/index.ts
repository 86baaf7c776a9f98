export { complianceEntities } from './adapters/postgres/audit.entity.ts';
export { ComplianceModule } from './compliance.module.ts';
