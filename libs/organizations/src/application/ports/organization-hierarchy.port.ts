import type { Place, Places } from '../../domain/organization-hierarchy.ts';

/** Keeps which organisation stands below which. Writes join the ambient transaction. */
export abstract class OrganizationHierarchy {
  /** All places of the trees that these organisations are in; nobody else changes any before the transaction ends. */
  abstract lockTreesOf(orgIds: readonly string[]): Promise<Places>;
  /** Null takes an organisation's place away: it is a root then. */
  abstract save(places: ReadonlyMap<string, Place | null>): Promise<void>;
}
