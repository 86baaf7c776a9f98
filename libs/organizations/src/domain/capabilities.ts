import { DomainError, type Role } from '@moorage/kernel';

/** What an organisation may be besides a customer; platform admins say so. */
export interface Capabilities {
  /** Pays for its members. */
  readonly canSponsor: boolean;
  /** Publishes bot apps to others. */
  readonly canHost: boolean;
}

export const noCapabilities: Capabilities = { canSponsor: false, canHost: false };

/** Whether an organisation publishes bot apps: not on this installation at all, not this one, or yes. */
export type Hosting = 'gated' | 'no' | 'yes';

export function hostingOf(hostOrgsEnabled: boolean, { canHost }: Capabilities): Hosting {
  if (!hostOrgsEnabled) return 'gated';
  return canHost ? 'yes' : 'no';
}

/** Why nobody there can be given `role`, in words for the page that offers it; undefined where one can. */
export function reasonAgainstRole(role: Role, hosting: Hosting): string | undefined {
  if (role !== 'PUBLISHER' || hosting === 'yes') return undefined;
  return hosting === 'gated'
    ? 'This installation has no organisations that publish bot apps.'
    : 'Only organisations that publish bot apps have publishers.';
}

/** @throws DomainError HOST_ORGS_GATED or ROLE.NOT_GRANTABLE, naming `role` */
export function requireRoleIsOpen(role: Role, hosting: Hosting): void {
  const reason = reasonAgainstRole(role, hosting);
  if (reason === undefined) return;
  throw new DomainError(hosting === 'gated' ? 'HOST_ORGS_GATED' : 'ROLE.NOT_GRANTABLE', { field: 'role' }, reason);
}
