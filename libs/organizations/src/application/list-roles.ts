import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { roles, type Permission, type Role } from '@moorage/kernel';
import { permissionTable } from '../domain/permission-table.ts';
import { reasonNotToGrant } from '../domain/role-policy.ts';
import { roleTable } from '../domain/role-table.ts';

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

/** All roles, as one who has `role` may see and grant them. */
export class ListRoles extends Query<RoleDescription[]> {
  constructor(readonly role: Role) {
    super();
  }
}

@QueryHandler(ListRoles)
export class ListRolesHandler implements IQueryHandler<ListRoles> {
  execute({ role: granter }: ListRoles): Promise<RoleDescription[]> {
    const mayGrantAny = ['members:invite', 'members:change-role'].some((p) =>
      permissionTable[granter].has(p as Permission),
    );
    const descriptions = roles.map((role) => {
      const reason = mayGrantAny ? reasonNotToGrant(granter, role) : 'Your role grants no roles.';
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
    return Promise.resolve(descriptions);
  }
}
