import type { MoorageClient } from '@moorage/api-client';
import { createContext, useContext } from 'react';
import type { OrganizationDetails, Permission } from './organization.ts';

export interface OrganizationScope {
  readonly organization: OrganizationDetails;
  readonly slug: string;
  /** Calls about this organisation. */
  readonly api: MoorageClient;
  readonly can: (permission: Permission) => boolean;
}

export const OrganizationContext = createContext<OrganizationScope | undefined>(undefined);

/** The organisation of the page; only inside of `OrganizationRoute`. */
export function useOrganization(): OrganizationScope {
  const scope = useContext(OrganizationContext);
  if (scope === undefined) throw new Error('useOrganization is for the routes of an organisation');
  return scope;
}
