import { OrganizationHierarchy } from '../application/ports/organization-hierarchy.port.ts';
import type { Place, Places } from '../domain/organization-hierarchy.ts';

export class InMemoryOrganizationHierarchy extends OrganizationHierarchy {
  readonly places = new Map<string, Place>();

  override lockTreesOf(): Promise<Places> {
    return Promise.resolve(new Map(this.places));
  }

  override save(places: ReadonlyMap<string, Place | null>): Promise<void> {
    for (const [orgId, place] of places) {
      if (place === null) this.places.delete(orgId);
      else this.places.set(orgId, place);
    }
    return Promise.resolve();
  }
}
