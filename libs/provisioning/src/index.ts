import { MemberSyncEntity } from './adapters/postgres/member-sync.entity.ts';

export { ProvisioningModule } from './provisioning.module.ts';

/** Every table of provisioning. */
export const provisioningEntities = [MemberSyncEntity];
