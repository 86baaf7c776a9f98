import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { roles, type Permission, type Role } from '@moorage/kernel';
import { reasonAgainstRole } from '../domain/capabilities.ts';
import { permissionGroups, permissionKinds, permissionsOf, permissionTable } from '../domain/permission-table.ts';
import { reasonNotToGrant } from '../domain/role-policy.ts';
import { roleTable } from '../domain/role-table.ts';
import { HostingGate } from './hosting-gate.ts';

export interface RoleDescription {
  readonly role: Role;
  readonly rank: number;
  readonly description: string;
  readonly permissions: Permission[];
  readonly occupiesSeat: boolean;
  readonly grantableByMe: boolean;
  /** Why not. */
  readonly reason?: string;
}

export interface PermissionDescription {
  readonly permission: Permission;
  /** What whoever holds it may do, as an imperative. */
  readonly description: string;
  /** Why it is kept to the roles that hold it. */
  readonly reason: string;
}

export interface WhoMayDoWhat {
  readonly roles: RoleDescription[];
  readonly permissionGroups: { readonly label: string; readonly permissions: PermissionDescription[] }[];
}

/** All roles, as one who has `role` may see and grant them, and what each permission of theirs is for. */
export class ListRoles extends Query<WhoMayDoWhat> {
  constructor(
    readonly role: Role,
    readonly orgId: string,
  ) {
    super();
  }
}

@QueryHandler(ListRoles)
export class ListRolesHandler implements IQueryHandler<ListRoles> {
  constructor(private readonly gate: HostingGate) {}

  async execute({ role: granter, orgId }: ListRoles): Promise<WhoMayDoWhat> {
    const hosting = await this.gate.hostingOf(orgId);
    const mayGrantAny = ['members:invite', 'members:change-role'].some((p) =>
      permissionTable[granter].has(p as Permission),
    );
    const descriptions = roles.map((role) => {
      const reason = mayGrantAny
        ? (reasonAgainstRole(role, hosting) ?? reasonNotToGrant(granter, role))
        : 'Your role grants no roles.';
      const { rank, description, occupiesSeat } = roleTable[role];
      return {
        role,
        rank,
        description,
        permissions: [...permissionTable[role]],
        occupiesSeat,
        grantableByMe: reason === undefined,
        ...(reason !== undefined && { reason }),
      };
    });
    return { roles: descriptions, permissionGroups: permissionGroups.map(describeGroup) };
  }
}

function describeGroup(group: (typeof permissionGroups)[number]): WhoMayDoWhat['permissionGroups'][number] {
  return {
    label: group,
    permissions: permissionsOf(group).map((permission) => {
      const { description, reason } = permissionKinds[permission];
      return { permission, description, reason };
    }),
  };
}
