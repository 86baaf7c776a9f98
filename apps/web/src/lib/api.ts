import { createMoorageClient, type MoorageClient } from '@moorage/api-client';

/** Calls about the installation and the person who is signed in. */
export const api = createMoorageClient();

const ofTenant = new Map<string, MoorageClient>();

/** Calls about one organisation, by its slug. */
export function tenantApi(slug: string): MoorageClient {
  const known = ofTenant.get(slug) ?? createMoorageClient({ tenant: slug });
  ofTenant.set(slug, known);
  return known;
}
