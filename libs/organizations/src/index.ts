export { organizationSettingsEntities } from './adapters/postgres/organization-settings.entities.ts';
export { organizationsEntities } from './adapters/postgres/entities.ts';
export { AcceptInvitation } from './application/accept-invitation.ts';
export { CreateOrganization } from './application/create-organization.ts';
export { DeleteDeactivatedOrganizations } from './application/delete-deactivated-organizations.ts';
export { FinishSetup } from './application/finish-setup.ts';
export { InvitePeople } from './application/invite-people.ts';
export { OrganizationsModule } from './organizations.module.ts';
