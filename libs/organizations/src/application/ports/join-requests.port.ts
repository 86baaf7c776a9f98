import type { Role } from '@moorage/kernel';
import type { JoinRequest } from '../../domain/join-request.ts';

/** How an open request ends. */
export type Settlement =
  | { readonly to: 'APPROVED'; readonly at: Date; readonly by: { userId: string; name: string }; readonly role: Role }
  | {
      readonly to: 'DECLINED';
      readonly at: Date;
      readonly by: { userId: string; name: string };
      readonly reason: string;
    }
  | { readonly to: 'WITHDRAWN'; readonly at: Date };

/** Keeps requests to join. Writes join the ambient transaction. */
export abstract class JoinRequests {
  /** False where the person has an open one in the org, also when another transaction makes it at the same moment. */
  abstract insert(request: JoinRequest): Promise<boolean>;
  abstract find(orgId: string, requestId: string): Promise<JoinRequest | undefined>;
  abstract findOfPerson(userId: string, requestId: string): Promise<JoinRequest | undefined>;
  abstract findOpen(orgId: string, userId: string): Promise<JoinRequest | undefined>;
  /** Compare-and-set from PENDING: of all who settle a request at once, one gets it back. */
  abstract settle(orgId: string, requestId: string, settlement: Settlement): Promise<JoinRequest | undefined>;
  /** Withdraws the person's open request in the org, where there is one. */
  abstract withdrawOpen(orgId: string, userId: string, at: Date): Promise<JoinRequest | undefined>;
}
