import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { SetParent } from './set-parent.ts';

describe('setting the parent of an organisation', () => {
  it('is recorded, and can be taken back', async () => {
    const world = new OrganizationsWorld();
    const [{ org: group }, { org: company }] = [await world.anOrg(), await world.anOrg()];
    await world.run(new SetParent(company.id, group.id));
    await world.run(new SetParent(company.id, group.id));
    expect(world.hierarchy.places.get(company.id)).toEqual({
      orgId: company.id,
      parentId: group.id,
      rootId: group.id,
      depth: 1,
    });
    await world.run(new SetParent(company.id, null));
    expect(world.hierarchy.places.size).toBe(0);
    expect(world.audit.of('organization.parent-set')).toEqual([
      expect.objectContaining({ before: { parentId: null }, after: { parentId: group.id, parent: 'Acme' } }),
      expect.objectContaining({ before: { parentId: group.id }, after: { parentId: null } }),
    ]);
  });

  it('is refused for what is none, and for a circle', async () => {
    const world = new OrganizationsWorld();
    const [{ org: a }, { org: b }] = [await world.anOrg(), await world.anOrg()];
    expect(await world.refusal(new SetParent('no uuid', a.id))).toBe('ORG.NOT_FOUND');
    expect(await world.refusal(new SetParent(a.id, world.ids.uuid()))).toBe('ORG.NOT_FOUND');
    await world.run(new SetParent(a.id, b.id));
    expect(await world.refusal(new SetParent(b.id, a.id))).toBe('ORG.HIERARCHY_CYCLE');
    expect(await world.refusal(new SetParent(b.id, b.id))).toBe('ORG.HIERARCHY_CYCLE');
  });
});
