import fc from 'fast-check';
import { isDomainError } from '@moorage/kernel';
import { deepestLevel, moveInHierarchy, type Place } from './organization-hierarchy.ts';

const apply = (places: Map<string, Place>, orgId: string, parentId: string | null): void => {
  for (const [id, place] of moveInHierarchy(places, orgId, parentId)) {
    if (place === null) places.delete(id);
    else places.set(id, place);
  }
};

/** By walking up from each, whatever root and depth say of it. */
function flawsOf(places: ReadonlyMap<string, Place>): string[] {
  return [...places.values()].flatMap(({ orgId, rootId, depth }) => {
    const above: string[] = [];
    for (let id = places.get(orgId)?.parentId; id !== undefined; id = places.get(id)?.parentId) {
      if (id === orgId || above.length > 20) return [`${orgId} is above itself`];
      above.push(id);
    }
    if (above.length !== depth) return [`${orgId} is ${above.length} deep, not ${depth}`];
    if (depth > deepestLevel) return [`${orgId} is too deep`];
    return above.at(-1) === rootId ? [] : [`the root of ${orgId} is ${above.at(-1)}, not ${rootId}`];
  });
}

describe('the hierarchy of organisations', () => {
  it('has no cycle, no level too deep, and knows every root, whatever is moved where', () => {
    const org = fc.constantFrom(...'abcdefghij');
    const moves = fc.array(fc.tuple(org, fc.option(org)), { maxLength: 60 });
    fc.assert(
      fc.property(moves, (all) => {
        const places = new Map<string, Place>();
        for (const [orgId, parentId] of all) {
          const before = new Map(places);
          try {
            apply(places, orgId, parentId);
          } catch (error) {
            if (!isDomainError(error)) throw error;
            expect(places).toEqual(before);
          }
          expect(flawsOf(places)).toEqual([]);
        }
      }),
    );
  });

  it('takes all below along', () => {
    const places = new Map<string, Place>();
    apply(places, 'team', 'division');
    apply(places, 'division', 'company');
    apply(places, 'company', 'group');
    expect(places.get('team')).toEqual({ orgId: 'team', parentId: 'division', rootId: 'group', depth: 3 });
    apply(places, 'division', null);
    expect(places.get('team')).toEqual({ orgId: 'team', parentId: 'division', rootId: 'division', depth: 1 });
    expect(places.has('division')).toBe(false);
  });

  it('refuses what would stand above itself, and what would stand too deep', () => {
    const places = new Map<string, Place>();
    for (const [id, below] of ['ab', 'bc', 'cd', 'de'].map((pair) => [...pair] as [string, string]))
      apply(places, id, below);
    const refusal = (id: string, below: string): unknown => {
      try {
        return moveInHierarchy(places, id, below);
      } catch (error) {
        return isDomainError(error) ? error.code : error;
      }
    };
    expect(refusal('e', 'a')).toBe('ORG.HIERARCHY_CYCLE');
    expect(refusal('c', 'c')).toBe('ORG.HIERARCHY_CYCLE');
    expect(refusal('e', 'x')).toBe('ORG.HIERARCHY_TOO_DEEP');
    expect(refusal('x', 'a')).toBe('ORG.HIERARCHY_TOO_DEEP');
  });
});
