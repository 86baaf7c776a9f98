import type { PlatformRole } from '../access/access-service.ts';

/** The version of the provision protocol that this package speaks, as `GET /internal/provision/health` tells. */
export const PROTOCOL_VERSION = 1;

/** A person as the platform's provisioning names them. */
export interface ProvisionUser {
  readonly id: string;
  readonly email: string;
  readonly name?: string;
}

/** `POST /internal/provision` */
export interface ProvisionCompanyRequest {
  readonly tenantId: string;
  readonly tenantName: string;
  readonly adminUser: ProvisionUser;
}

/** The answer to it: 201 the first time, 200 with the same ids after. */
export interface ProvisionedCompany {
  /** the bot's id of the company, which the other calls use */
  readonly tenantEntityId: string;
  readonly tenantSlug?: string;
  /** the bot's id of the admin */
  readonly adminUserId: string;
}

/** `POST /internal/members/add` */
export interface AddMemberRequest {
  readonly companyId: string;
  readonly user: ProvisionUser;
  readonly role: PlatformRole;
}

/** `POST /internal/members/remove` */
export interface RemoveMemberRequest {
  readonly companyId: string;
  readonly userId: string;
}

/** `POST /internal/members/change-role` */
export interface ChangeRoleRequest extends RemoveMemberRequest {
  readonly role: PlatformRole;
}

/** `POST /internal/members/erase` */
export interface EraseMemberRequest extends RemoveMemberRequest {
  /** replaces name and e-mail address, for good */
  readonly pseudonym: string;
}

/** One row of `GET /internal/members?companyId=…` */
export interface ProvisionedMember {
  readonly userId: string;
  /** as the platform said it last, so that reconciliation compares like with like */
  readonly role: PlatformRole;
  readonly status: 'pending' | 'active' | 'suspended';
}

/** What a refused call answers: `{"error": …}` with 401, 404, 405, 409, 413, 422 or 500. */
export interface ProvisionProblem {
  readonly code: string;
  readonly message: string;
  /** with 422: the path of the field that is wrong, such as `adminUser.email`, or `body` */
  readonly field?: string;
}
