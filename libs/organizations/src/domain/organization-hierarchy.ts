import { DomainError } from '@moorage/kernel';

/** Levels below the root: a group, its companies, their divisions, teams and sub-teams. */
export const deepestLevel = 4;

/** An organisation's place below another. One without a place is a root, of itself. */
export interface Place {
  readonly orgId: string;
  readonly parentId: string;
  readonly rootId: string;
  /** 1 below the root. */
  readonly depth: number;
}

/** Places by organisation: what is known of the trees concerned. */
export type Places = ReadonlyMap<string, Place>;

/**
 * All places that differ once `orgId` stands below `parentId` (null: is a root again): its own, and of all below it. An
 * organisation that has none in the answer is a root.
 * @throws DomainError ORG.HIERARCHY_CYCLE, ORG.HIERARCHY_TOO_DEEP naming `parentId`
 */
export function moveInHierarchy(places: Places, orgId: string, parentId: string | null): Map<string, Place | null> {
  for (let above = parentId; above !== null; above = places.get(above)?.parentId ?? null) {
    if (above === orgId) throw new DomainError('ORG.HIERARCHY_CYCLE', { field: 'parentId' });
  }
  const parent = parentId === null ? undefined : places.get(parentId);
  const rootId = parentId === null ? orgId : (parent?.rootId ?? parentId);
  const depth = parentId === null ? 0 : (parent?.depth ?? 0) + 1;
  const moved = new Map<string, Place | null>();
  const place = (id: string, below: string | null, level: number): void => {
    if (level > deepestLevel) throw new DomainError('ORG.HIERARCHY_TOO_DEEP', { field: 'parentId' });
    moved.set(id, below === null ? null : { orgId: id, parentId: below, rootId, depth: level });
    for (const child of places.values()) if (child.parentId === id) place(child.orgId, id, level + 1);
  };
  place(orgId, parentId, depth);
  return moved;
}
