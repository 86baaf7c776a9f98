import { FormerSlugEntity } from './former-slug.entity.ts';
import { JoinRequestEntity } from './join-request.entity.ts';
import { OrganizationPlaceEntity } from './organization-place.entity.ts';
import {
  InvitationEntity,
  InvitationQuotaEntity,
  InvitationSettingsEntity,
  MembershipEntity,
  OrganizationEntity,
} from './organizations.entities.ts';

/** All tables of the context. */
export const organizationsEntities = [
  OrganizationPlaceEntity,
  FormerSlugEntity,
  OrganizationEntity,
  MembershipEntity,
  InvitationEntity,
  InvitationQuotaEntity,
  InvitationSettingsEntity,
  JoinRequestEntity,
];
