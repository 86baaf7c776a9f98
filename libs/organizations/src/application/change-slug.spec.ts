import { OrganizationChanged } from '@moorage/contracts';
import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { ChangeSlug } from './change-slug.ts';
import { CreateOrganization } from './create-organization.ts';

describe('changing the address of an organisation', () => {
  it('tells everybody the new one, and keeps the old one for it for 30 days', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    expect(await world.run(new ChangeSlug(org.id, 'harbour'))).toMatchObject({ id: org.id, slug: 'harbour' });
    expect((await world.org(org.id)).slug).toBe('harbour');
    expect(world.publisher.of(OrganizationChanged)).toEqual([
      { orgId: org.id, slug: 'harbour', name: 'Acme', status: 'ACTIVE' },
    ]);
    expect(world.audit.of('organization.slug-changed')).toEqual([
      expect.objectContaining({ orgId: org.id, before: { slug: org.slug }, after: { slug: 'harbour' } }),
    ]);
    const squatter = new CreateOrganization(world.people.add(), 'Squatter', org.slug);
    world.clock.advance({ days: 29 });
    expect(await world.refusal(squatter)).toBe('ORG.SLUG_TAKEN');
    world.clock.advance({ days: 1 });
    expect(await world.run(squatter)).toMatchObject({ slug: org.slug });
  });

  it('can be taken back', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    await world.run(new ChangeSlug(org.id, 'harbour'));
    await world.run(new ChangeSlug(org.id, org.slug));
    expect((await world.org(org.id)).slug).toBe(org.slug);
    expect((await world.organizations.formerSlugs(org.id, world.clock.now())).map(({ slug }) => slug)).toEqual([
      'harbour',
    ]);
  });

  it('to what it is changes nothing', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    await world.run(new ChangeSlug(org.id, org.slug));
    expect(world.audit.of('organization.slug-changed')).toEqual([]);
  });

  it('holds three old ones at most, so that nobody collects addresses', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    for (const slug of ['one-pier', 'two-piers', 'three-piers']) await world.run(new ChangeSlug(org.id, slug));
    expect(await world.refusal(new ChangeSlug(org.id, 'four-piers'))).toBe('ORG.SLUG_CHANGED_TOO_OFTEN');
    await world.run(new ChangeSlug(org.id, 'one-pier'));
    world.clock.advance({ days: 30 });
    await world.run(new ChangeSlug(org.id, 'four-piers'));
  });

  it('is refused for what is no address, is the platform\u2019s, or another\u2019s', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    const { org: other } = await world.anOrg();
    const refusal = (slug: string) => world.refusal(new ChangeSlug(org.id, slug));
    for (const slug of [
      '\u0430cme',
      'ac\u200bme',
      '\uff41\uff43\uff4d\uff45',
      'Acme',
      'xn--80ak6aa92e',
      'a',
      'x'.repeat(49),
    ])
      expect(await refusal(slug)).toBe('ORG.SLUG_INVALID');
    expect(await refusal('admin')).toBe('ORG.SLUG_RESERVED');
    expect(await refusal(other.slug)).toBe('ORG.SLUG_TAKEN');
    await world.run(new ChangeSlug(other.id, 'elsewhere'));
    expect(await refusal(other.slug)).toBe('ORG.SLUG_TAKEN');
    expect(await world.refusal(new ChangeSlug(world.ids.uuid(), 'nowhere'))).toBe('ORG.NOT_FOUND');
  });
});
