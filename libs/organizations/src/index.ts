export { organizationsEntities } from './adapters/postgres/organizations.entities.ts';
export { OrganizationsModule } from './organizations.module.ts';
