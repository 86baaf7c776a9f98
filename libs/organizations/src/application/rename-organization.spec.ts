import { OrganizationChanged } from '@moorage/contracts';
import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { RenameOrganization } from './rename-organization.ts';

describe('renaming an organisation', () => {
  it('keeps the address and tells the new name', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    expect(await world.run(new RenameOrganization(org.id, ' Acme Ltd '))).toMatchObject({
      name: 'Acme Ltd',
      slug: org.slug,
    });
    expect(world.publisher.of(OrganizationChanged)).toEqual([
      { orgId: org.id, slug: org.slug, name: 'Acme Ltd', status: 'ACTIVE' },
    ]);
    expect(world.audit.of('organization.renamed')).toEqual([
      expect.objectContaining({ orgId: org.id, before: { name: 'Acme' }, after: { name: 'Acme Ltd' } }),
    ]);
  });

  it('to the name it has changes nothing', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    expect(await world.run(new RenameOrganization(org.id, ' Acme '))).toEqual(await world.org(org.id));
    expect(world.publisher.of(OrganizationChanged)).toEqual([]);
    expect(world.audit.of('organization.renamed')).toEqual([]);
  });

  it('is refused for a name that is none, and for an unknown organisation', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    expect(await world.refusal(new RenameOrganization(org.id, ''))).toBe('ORG.NAME_INVALID');
    expect(await world.refusal(new RenameOrganization(world.ids.uuid(), 'Acme'))).toBe('ORG.NOT_FOUND');
  });
});
