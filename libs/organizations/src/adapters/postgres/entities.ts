import { JoinRequestEntity } from './join-request.entity.ts';
import {
  InvitationEntity,
  InvitationQuotaEntity,
  MembershipEntity,
  OrganizationEntity,
} from './organizations.entities.ts';

/** All tables of the context. */
export const organizationsEntities = [
  OrganizationEntity,
  MembershipEntity,
  InvitationEntity,
  InvitationQuotaEntity,
  JoinRequestEntity,
];
