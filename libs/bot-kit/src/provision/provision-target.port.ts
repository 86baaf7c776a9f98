import type {
  AddMemberRequest,
  ChangeRoleRequest,
  EraseMemberRequest,
  ProvisionCompanyRequest,
  ProvisionedCompany,
  ProvisionedMember,
  RemoveMemberRequest,
} from './protocol.ts';

/**
 * What a bot does when the platform tells it about its companies and members. Each method is idempotent and one
 * transaction. Bodies are checked before. Throw `UnknownCompany` for a company that isn't there and `UnknownMember` for a
 * change of role of someone who isn't a member; an `AccessError` about the last owner or admin becomes 409.
 */
export interface ProvisionTarget {
  /** Whether the platform manages this bot: its own invite and member screens are off. */
  readonly managed: boolean;
  /** Makes the company of a tenant, with its first admin as owner; the same tenant again answers what is there. */
  provisionCompany(request: ProvisionCompanyRequest): Promise<ProvisionedCompany & { readonly created: boolean }>;
  /** Removes a company with all it has. One that was removed before is fine; one that never was is unknown. */
  removeCompany(tenantEntityId: string): Promise<void>;
  /** Makes the person an active member; one who is there takes the new role, name and address. */
  addMember(request: AddMemberRequest): Promise<void>;
  /** Someone who is no member is fine. */
  removeMember(request: RemoveMemberRequest): Promise<void>;
  changeRole(request: ChangeRoleRequest): Promise<void>;
  listMembers(companyId: string): Promise<ProvisionedMember[]>;
  /** Someone the company never had is fine. */
  eraseMember(request: EraseMemberRequest): Promise<void>;
  /** Optional: finish what runs and take no new long work, for a restart comes within so many seconds. */
  drain?(deadlineSeconds: number): Promise<void>;
  /** Optional, with `drain`: the restart doesn't come after all. */
  resume?(): Promise<void>;
}

/** The call names a company that the bot doesn't have: 404. */
export class UnknownCompany extends Error {
  override readonly name = 'UnknownCompany';
  readonly code = 'unknown_company';

  constructor() {
    super('There is no such company.');
  }
}

/** The call names someone who is no member of the company: 404. */
export class UnknownMember extends Error {
  override readonly name = 'UnknownMember';
  readonly code = 'unknown_member';

  constructor() {
    super('There is no such member in this company.');
  }
}
