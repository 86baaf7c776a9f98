import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { CheckSlug, CheckSlugHandler } from './check-slug.ts';

describe('checking an address', () => {
  it('says whether it is free, or why not', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    const check = (slug: string) => new CheckSlugHandler(world.organizations, world.clock).execute(new CheckSlug(slug));
    expect(await check('free-one')).toEqual({ available: true });
    expect(await check(org.slug)).toEqual({ available: false, reason: 'ORG.SLUG_TAKEN' });
    expect(await check('A B')).toEqual({ available: false, reason: 'ORG.SLUG_INVALID' });
    expect(await check('admin')).toEqual({ available: false, reason: 'ORG.SLUG_RESERVED' });
  });
});
