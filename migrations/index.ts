import { PlatformRateLimits20261120090000 } from './20261120090000-platform-rate-limits.ts';
import { IdentityAccounts20261120091000 } from './20261120091000-identity-accounts.ts';
import { OrganizationsCreate20261120092000 } from './20261120092000-organizations-create.ts';
import { FleetInstances20261120093001 } from './20261120093001-fleet-instances.ts';
import { ProvisioningMemberSyncs20261120094001 } from './20261120094001-provisioning-member-syncs.ts';
import { NotificationsMails20261120095000 } from './20261120095000-notifications-mails.ts';
import { ComplianceAudit20261120096000 } from './20261120096000-compliance-audit.ts';
import { PlatformSettings20261120100100 } from './20261120100100-platform-settings.ts';
import { OrganizationsRejection20261120100101 } from './20261120100101-organizations-rejection.ts';
import { OrganizationsDeactivation20261120100102 } from './20261120100102-organizations-deactivation.ts';
import { OrganizationsFormerSlugs20261120100103 } from './20261120100103-organizations-former-slugs.ts';
import { OrganizationsPersonal20261120100104 } from './20261120100104-organizations-personal.ts';
import { OrganizationsHierarchy20261120100105 } from './20261120100105-organizations-hierarchy.ts';
import { OrganizationsProfiles20261120100201 } from './20261120100201-organizations-profiles.ts';
import { OrganizationsPreferences20261120100202 } from './20261120100202-organizations-preferences.ts';
import { OrganizationsCapabilities20261120100203 } from './20261120100203-organizations-capabilities.ts';
import { OrganizationsJoinRequests20261120100300 } from './20261120100300-organizations-join-requests.ts';
import { OrganizationsInvitationLists20261120100301 } from './20261120100301-organizations-invitation-lists.ts';
import { IdentityDomainClaims20261120100400 } from './20261120100400-identity-domain-claims.ts';
import { NotificationsNotices20261120100500 } from './20261120100500-notifications-notices.ts';
import { NotificationsNoticeMails20261120100501 } from './20261120100501-notifications-notice-mails.ts';
import { NotificationsMailsByRecipient20261120100502 } from './20261120100502-notifications-mails-by-recipient.ts';
import { ComplianceAuditLists20261120100600 } from './20261120100600-compliance-audit-lists.ts';
import { ComplianceSystemEvents20261120100601 } from './20261120100601-compliance-system-events.ts';
import { MaintenanceWindows20261120100700 } from './20261120100700-maintenance-windows.ts';
import { FleetReleases20261120110100 } from './20261120110100-fleet-releases.ts';
import { FleetInstancesByDigest20261120110101 } from './20261120110101-fleet-instances-by-digest.ts';
import { FleetBotUpdates20261120110200 } from './20261120110200-fleet-bot-updates.ts';
import { FleetUpdatePolicies20261120110400 } from './20261120110400-fleet-update-policies.ts';
import { FleetRollouts20261120110300 } from './20261120110300-fleet-rollouts.ts';
import { OrganizationsNamesInOrder20261120110410 } from './20261120110410-organizations-names-in-order.ts';
import { IdentityPeopleByName20261120110411 } from './20261120110411-identity-people-by-name.ts';

/** All migrations, oldest first. Immutable once landed: a change is a new one. */
export const migrations = [
  PlatformRateLimits20261120090000,
  IdentityAccounts20261120091000,
  OrganizationsCreate20261120092000,
  FleetInstances20261120093001,
  ProvisioningMemberSyncs20261120094001,
  NotificationsMails20261120095000,
  ComplianceAudit20261120096000,
  PlatformSettings20261120100100,
  OrganizationsRejection20261120100101,
  OrganizationsDeactivation20261120100102,
  OrganizationsFormerSlugs20261120100103,
  OrganizationsPersonal20261120100104,
  OrganizationsHierarchy20261120100105,
  OrganizationsProfiles20261120100201,
  OrganizationsPreferences20261120100202,
  OrganizationsCapabilities20261120100203,
  OrganizationsJoinRequests20261120100300,
  OrganizationsInvitationLists20261120100301,
  IdentityDomainClaims20261120100400,
  NotificationsNotices20261120100500,
  NotificationsNoticeMails20261120100501,
  NotificationsMailsByRecipient20261120100502,
  ComplianceAuditLists20261120100600,
  ComplianceSystemEvents20261120100601,
  MaintenanceWindows20261120100700,
  FleetReleases20261120110100,
  FleetInstancesByDigest20261120110101,
  FleetBotUpdates20261120110200,
  FleetRollouts20261120110300,
  FleetUpdatePolicies20261120110400,
  OrganizationsNamesInOrder20261120110410,
  IdentityPeopleByName20261120110411,
];
