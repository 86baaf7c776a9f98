import type { Principal, Tenant } from '@moorage/contracts';
import type { Actor } from '../../application/actor.ts';

/** Who acts, for commands: the caller with their standing in the organisation. */
export function actorOf({ userId, name, email }: Principal, { role, membershipId }: Tenant): Actor {
  return { userId, name, email, role, ...(membershipId !== undefined && { membershipId }) };
}
