export { SessionView } from './adapters/http/session.dto.ts';
export { identityEntities } from './adapters/postgres/identity.entities.ts';
export { CreatePlatformAdmin } from './application/create-platform-admin.ts';
export { RegisterVerifiedPerson } from './application/register-verified-person.ts';
export { IdentityModule } from './identity.module.ts';
