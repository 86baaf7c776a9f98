import { Global, Module } from '@nestjs/common';
import { DisplayPreferences, TenantDirectory } from '@moorage/contracts';
import { ChosenDisplayPreferences } from './adapters/contracts/chosen-display-preferences.ts';
import { AdminOrganizationsController } from './adapters/http/admin-organizations.controller.ts';
import { InvitationTokensController } from './adapters/http/invitation-tokens.controller.ts';
import { InvitationsController } from './adapters/http/invitations.controller.ts';
import { InvitationSettingsController } from './adapters/http/invitation-settings.controller.ts';
import { JoinRequestsController } from './adapters/http/join-requests.controller.ts';
import { MemberExport } from './adapters/http/member-export.ts';
import { MembersController } from './adapters/http/members.controller.ts';
import { MyPreferencesController } from './adapters/http/my-preferences.controller.ts';
import { OrganizationBrandingController } from './adapters/http/organization-branding.controller.ts';
import { OrganizationProfileController } from './adapters/http/organization-profile.controller.ts';
import { MyJoinRequestsController } from './adapters/http/my-join-requests.controller.ts';
import { MyScopesController } from './adapters/http/my-scopes.controller.ts';
import { OrganizationViews } from './adapters/http/organization-views.ts';
import { OrganizationController } from './adapters/http/organization.controller.ts';
import { OrganizationsController } from './adapters/http/organizations.controller.ts';
import { SetupController } from './adapters/http/setup.controller.ts';
import { PostgresInvitations } from './adapters/postgres/postgres-invitations.ts';
import { PostgresJoinRequests } from './adapters/postgres/postgres-join-requests.ts';
import { PostgresMemberships } from './adapters/postgres/postgres-memberships.ts';
import { PostgresOrganizationBrandings } from './adapters/postgres/postgres-organization-brandings.ts';
import { PostgresOrganizationCapabilities } from './adapters/postgres/postgres-organization-capabilities.ts';
import { PostgresOrganizationProfiles } from './adapters/postgres/postgres-organization-profiles.ts';
import { PostgresOrganizations } from './adapters/postgres/postgres-organizations.ts';
import { PostgresPreferencesOfPeople } from './adapters/postgres/postgres-preferences-of-people.ts';
import { PostgresSetups } from './adapters/postgres/postgres-setups.ts';
import { RememberedTenantDirectory } from './adapters/postgres/remembered-tenant-directory.ts';
import { GetLogoHandler } from './adapters/postgres/queries/get-logo.ts';
import { CountWaitingOrganizationsHandler } from './adapters/postgres/queries/count-waiting-organizations.ts';
import { GetMemberHandler } from './adapters/postgres/queries/get-member.ts';
import { GetOrganizationProfileHandler } from './adapters/postgres/queries/get-organization-profile.ts';
import { GetMyJoinRequestsHandler } from './adapters/postgres/queries/get-my-join-requests.ts';
import { GetOrganizationChartHandler } from './adapters/postgres/queries/get-organization-chart.ts';
import { PostgresOrganizationHierarchy } from './adapters/postgres/postgres-organization-hierarchy.ts';
import { GetOrganizationHandler } from './adapters/postgres/queries/get-organization.ts';
import { GetPreferencesHandler } from './adapters/postgres/queries/get-preferences.ts';
import { GetSetupHandler } from './adapters/postgres/queries/get-setup.ts';
import { GetInvitationSettingsHandler } from './adapters/postgres/queries/get-invitation-settings.ts';
import { ListInvitationsHandler } from './adapters/postgres/queries/list-invitations.ts';
import { ListJoinRequestsHandler } from './adapters/postgres/queries/list-join-requests.ts';
import { ListMembersHandler } from './adapters/postgres/queries/list-members.ts';
import { ListMyOrganizationsHandler } from './adapters/postgres/queries/list-my-organizations.ts';
import { ListOrganizationsHandler } from './adapters/postgres/queries/list-organizations.ts';
import { MemberViews } from './adapters/postgres/queries/member-views.ts';
import { AcceptInvitationHandler } from './application/accept-invitation.ts';
import { ApproveJoinRequestHandler } from './application/approve-join-request.ts';
import { AskToJoinHandler } from './application/ask-to-join.ts';
import { ApproveOrganizationHandler } from './application/approve-organization.ts';
import { ChangeRoleHandler } from './application/change-role.ts';
import { ChangeSlugHandler } from './application/change-slug.ts';
import { CheckSlugHandler } from './application/check-slug.ts';
import { ConvertToTeamHandler } from './application/convert-to-team.ts';
import { CreateOrganizationHandler } from './application/create-organization.ts';
import { CreatePersonalOrganizationHandler } from './application/create-personal-organization.ts';
import { DeclineJoinRequestHandler } from './application/decline-join-request.ts';
import { DeactivateOrganizationHandler } from './application/deactivate-organization.ts';
import { DeleteDeactivatedOrganizationsHandler } from './application/delete-deactivated-organizations.ts';
import { FinishSetupHandler } from './application/finish-setup.ts';
import { HostingGate } from './application/hosting-gate.ts';
import { InspectInvitationHandler } from './application/inspect-invitation.ts';
import { EntryDoor } from './application/entry-door.ts';
import { InvitationAcceptance } from './application/invitation-acceptance.ts';
import { InvitationLetters } from './application/invitation-letters.ts';
import { InvitePeopleHandler } from './application/invite-people.ts';
import { Joining } from './application/joining.ts';
import { LeaveOrganizationHandler } from './application/leave-organization.ts';
import { ListFormerSlugsHandler } from './application/list-former-slugs.ts';
import { ListRolesHandler } from './application/list-roles.ts';
import { OrganizationAnnouncements } from './application/organization-announcements.ts';
import { OrganizationFounding } from './application/organization-founding.ts';
import { OrganizationLifecycle } from './application/organization-lifecycle.ts';
import { Invitations } from './application/ports/invitations.port.ts';
import { JoinRequests } from './application/ports/join-requests.port.ts';
import { Memberships } from './application/ports/memberships.port.ts';
import { OrganizationBrandings } from './application/ports/organization-brandings.port.ts';
import { OrganizationCapabilities } from './application/ports/organization-capabilities.port.ts';
import { OrganizationProfiles } from './application/ports/organization-profiles.port.ts';
import { Organizations } from './application/ports/organizations.port.ts';
import { PreferencesOfPeople } from './application/ports/preferences-of-people.port.ts';
import { Setups } from './application/ports/setups.port.ts';
import { ReactivateMemberHandler } from './application/reactivate-member.ts';
import { ReactivateOrganizationHandler } from './application/reactivate-organization.ts';
import { RecordSetupStepHandler } from './application/record-setup-step.ts';
import { RecordMemberExportHandler } from './application/record-member-export.ts';
import { RefreshMemberWhenProfileChanged } from './application/refresh-member-when-profile-changed.ts';
import { RemoveLogoHandler } from './application/remove-logo.ts';
import { RejectOrganizationHandler } from './application/reject-organization.ts';
import { RemoveMemberHandler } from './application/remove-member.ts';
import { RenameOrganizationHandler } from './application/rename-organization.ts';
import { ResendInvitationHandler } from './application/resend-invitation.ts';
import { ResubmitOrganizationHandler } from './application/resubmit-organization.ts';
import { RestoreOrganizationHandler } from './application/restore-organization.ts';
import { RevokeInvitationHandler } from './application/revoke-invitation.ts';
import { Roster } from './application/roster.ts';
import { SetBrandColorHandler } from './application/set-brand-color.ts';
import { SetCapabilitiesHandler } from './application/set-capabilities.ts';
import { SetLogoHandler } from './application/set-logo.ts';
import { SetInvitationExpiryHandler } from './application/set-invitation-expiry.ts';
import { OrganizationHierarchy } from './application/ports/organization-hierarchy.port.ts';
import { SetParentHandler } from './application/set-parent.ts';
import { SetSeatsHandler } from './application/set-seats.ts';
import { SignUpByInvitationHandler } from './application/sign-up-by-invitation.ts';
import { StepDownHandler } from './application/step-down.ts';
import { SuspendMemberHandler } from './application/suspend-member.ts';
import { SuspendOrganizationHandler } from './application/suspend-organization.ts';
import { TransferOwnershipHandler } from './application/transfer-ownership.ts';
import { UpdateOrganizationProfileHandler } from './application/update-organization-profile.ts';
import { UpdatePreferencesHandler } from './application/update-preferences.ts';
import { WithdrawJoinRequestHandler } from './application/withdraw-join-request.ts';

const commandHandlers = [
  AcceptInvitationHandler,
  ApproveJoinRequestHandler,
  AskToJoinHandler,
  ApproveOrganizationHandler,
  ChangeRoleHandler,
  ChangeSlugHandler,
  ConvertToTeamHandler,
  CreateOrganizationHandler,
  CreatePersonalOrganizationHandler,
  DeclineJoinRequestHandler,
  DeactivateOrganizationHandler,
  FinishSetupHandler,
  InvitePeopleHandler,
  LeaveOrganizationHandler,
  ReactivateMemberHandler,
  ReactivateOrganizationHandler,
  RecordSetupStepHandler,
  RemoveLogoHandler,
  RejectOrganizationHandler,
  RecordMemberExportHandler,
  RemoveMemberHandler,
  RenameOrganizationHandler,
  ResendInvitationHandler,
  ResubmitOrganizationHandler,
  RestoreOrganizationHandler,
  RevokeInvitationHandler,
  SetBrandColorHandler,
  SetCapabilitiesHandler,
  SetLogoHandler,
  SetInvitationExpiryHandler,
  SetParentHandler,
  SetSeatsHandler,
  SignUpByInvitationHandler,
  StepDownHandler,
  SuspendMemberHandler,
  SuspendOrganizationHandler,
  TransferOwnershipHandler,
  UpdateOrganizationProfileHandler,
  UpdatePreferencesHandler,
  WithdrawJoinRequestHandler,
];

const queryHandlers = [
  CheckSlugHandler,
  GetLogoHandler,
  CountWaitingOrganizationsHandler,
  GetInvitationSettingsHandler,
  GetMemberHandler,
  GetMyJoinRequestsHandler,
  GetOrganizationChartHandler,
  GetOrganizationHandler,
  GetOrganizationProfileHandler,
  GetPreferencesHandler,
  GetSetupHandler,
  InspectInvitationHandler,
  ListInvitationsHandler,
  ListJoinRequestsHandler,
  ListMembersHandler,
  ListMyOrganizationsHandler,
  ListOrganizationsHandler,
  ListFormerSlugsHandler,
  ListRolesHandler,
];

/** Organisations, their members, and the ways in. */
@Global()
@Module({
  controllers: [
    AdminOrganizationsController,
    InvitationSettingsController,
    InvitationTokensController,
    InvitationsController,
    JoinRequestsController,
    MembersController,
    MyScopesController,
    MyPreferencesController,
    OrganizationBrandingController,
    MyJoinRequestsController,
    OrganizationController,
    OrganizationProfileController,
    SetupController,
    OrganizationsController,
  ],
  providers: [
    ...commandHandlers,
    ...queryHandlers,
    { provide: OrganizationBrandings, useClass: PostgresOrganizationBrandings },
    { provide: OrganizationCapabilities, useClass: PostgresOrganizationCapabilities },
    { provide: OrganizationProfiles, useClass: PostgresOrganizationProfiles },
    { provide: PreferencesOfPeople, useClass: PostgresPreferencesOfPeople },
    { provide: DisplayPreferences, useClass: ChosenDisplayPreferences },
    { provide: Setups, useClass: PostgresSetups },
    { provide: Organizations, useClass: PostgresOrganizations },
    { provide: OrganizationHierarchy, useClass: PostgresOrganizationHierarchy },
    { provide: Memberships, useClass: PostgresMemberships },
    { provide: Invitations, useClass: PostgresInvitations },
    { provide: JoinRequests, useClass: PostgresJoinRequests },
    { provide: TenantDirectory, useClass: RememberedTenantDirectory },
    HostingGate,
    EntryDoor,
    InvitationAcceptance,
    InvitationLetters,
    Joining,
    MemberExport,
    MemberViews,
    OrganizationAnnouncements,
    DeleteDeactivatedOrganizationsHandler,
    OrganizationFounding,
    OrganizationLifecycle,
    OrganizationViews,
    RefreshMemberWhenProfileChanged,
    Roster,
  ],
  exports: [DisplayPreferences, TenantDirectory],
})
export class OrganizationsModule {}
