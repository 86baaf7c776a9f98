import { roles } from '@moorage/kernel';
import { ChangeSlug } from '../../application/change-slug.ts';
import { DeactivateOrganization } from '../../application/deactivate-organization.ts';
import { RemoveMember } from '../../application/remove-member.ts';
import { SuspendOrganization } from '../../application/suspend-organization.ts';
import { permissionTable } from '../../domain/permission-table.ts';
import { openPostgresWorld, type PostgresWorld } from '../../testing/postgres-world.ts';
import { PostgresTenantDirectory } from './postgres-tenant-directory.ts';

describe('the tenant directory', () => {
  let postgres: PostgresWorld;
  let directory: PostgresTenantDirectory;
  beforeAll(async () => {
    postgres = await openPostgresWorld();
    directory = new PostgresTenantDirectory(postgres.harness.database);
  });
  afterAll(() => postgres.harness.close());

  const person = (userId: string) => ({ userId, platformAdmin: false });

  it('knows a member by id and by slug of the org, with the rights of the role', async () => {
    const { org, owner } = await postgres.world.anOrg();
    const tenant = {
      orgId: org.id,
      slug: org.slug,
      name: 'Acme',
      orgStatus: 'ACTIVE',
      role: 'OWNER',
      membershipId: owner.membershipId,
      permissions: permissionTable.OWNER,
    };
    for (const ref of [org.id, org.id.toUpperCase(), org.slug]) {
      expect(await directory.findTenant(person(owner.userId), ref)).toEqual(tenant);
    }
  });

  it.each(roles)('gives %s the permissions of the table', async (role) => {
    const { org } = await postgres.world.anOrg();
    const member = await postgres.world.aMember(org.id, role);
    expect(await directory.findTenant(person(member.userId), org.slug)).toMatchObject({
      role,
      permissions: permissionTable[role],
    });
  });

  it('knows nobody else: strangers, unknown orgs, and members that are not active', async () => {
    const { world } = postgres;
    const { org, owner } = await world.anOrg();
    const removed = await world.aMember(org.id, 'ADMIN');
    await world.run(new RemoveMember(org.id, owner, removed.membershipId));
    const others = [
      removed,
      await world.aMember(org.id, 'ADMIN', 'SUSPENDED'),
      await world.aMember(org.id, 'ADMIN', 'PENDING'),
      world.people.add(),
      (await world.anOrg()).owner,
    ];
    for (const { userId } of others) expect(await directory.findTenant(person(userId), org.slug)).toBeUndefined();
    for (const ref of ['nowhere', world.ids.uuid(), '', "'", '%']) {
      expect(await directory.findTenant(person(owner.userId), ref)).toBeUndefined();
    }
  });

  it('makes a platform admin an owner of every org, without a membership', async () => {
    const { org } = await postgres.world.anOrg();
    const { userId } = postgres.world.anOperator();
    const tenant = await directory.findTenant({ userId, platformAdmin: true }, org.slug);
    expect(tenant).toMatchObject({ orgId: org.id, role: 'OWNER', permissions: permissionTable.OWNER });
    expect(tenant).not.toHaveProperty('membershipId');
    expect(await directory.findTenant({ userId, platformAdmin: true }, 'nowhere')).toBeUndefined();
  });

  it('lets a platform admin who is a member act as the member they are', async () => {
    const { org } = await postgres.world.anOrg();
    const { userId, membershipId } = await postgres.world.aMember(org.id, 'SUPPORT');
    expect(await directory.findTenant({ userId, platformAdmin: true }, org.slug)).toMatchObject({
      role: 'SUPPORT',
      membershipId,
    });
  });

  it('lists the standings of a person, those of active memberships alone', async () => {
    const { world } = postgres;
    const { org, owner } = await world.anOrg();
    const stranger = (await world.anOrg()).org;
    const suspended = await world.aMember(org.id, 'ADMIN', 'SUSPENDED');
    const standings = await directory.listTenants(owner.userId);
    expect(standings).toEqual([await directory.findTenant(person(owner.userId), org.id)]);
    expect(standings.map(({ orgId }) => orgId)).not.toContain(stranger.id);
    expect(await directory.listTenants(suspended.userId)).toEqual([]);
  });

  it("gives an organisation's key the rights of an admin", async () => {
    const { org } = await postgres.world.anOrg();
    expect(await directory.findTenantForApiKey(org.id)).toMatchObject({
      orgId: org.id,
      role: 'ADMIN',
      permissions: permissionTable.ADMIN,
    });
    expect(await directory.findTenantForApiKey(postgres.world.ids.uuid())).toBeUndefined();
  });

  it('tells the status of an org', async () => {
    const { world } = postgres;
    const { org, owner } = await world.anOrg();
    await world.run(new SuspendOrganization(org.id, 'Unpaid'));
    expect(await directory.findTenant(person(owner.userId), org.slug)).toMatchObject({ orgStatus: 'SUSPENDED' });
    expect(await directory.findOrg(org.id)).toEqual({
      orgId: org.id,
      slug: org.slug,
      name: 'Acme',
      status: 'SUSPENDED',
      statusReason: 'Unpaid',
    });
    expect(await directory.findOrg(world.ids.uuid())).toBeUndefined();
  });

  it('tells of many orgs at once, and leaves out who is gone', async () => {
    const { world } = postgres;
    const [{ org }, { org: other }] = [await world.anOrg(), await world.anOrg()];
    const found = await directory.findOrgs([org.id, other.id, org.id, world.ids.uuid()]);
    expect(found).toEqual(
      new Map([
        [org.id, { orgId: org.id, slug: org.slug, name: 'Acme', status: 'ACTIVE' }],
        [other.id, { orgId: other.id, slug: other.slug, name: 'Acme', status: 'ACTIVE' }],
      ]),
    );
    expect(await directory.findOrgs([])).toEqual(new Map());
  });

  it('shows a deactivated org to its owners, and to others only that it is one', async () => {
    const { world } = postgres;
    const { org, owner } = await world.anOrg();
    const admin = await world.aMember(org.id, 'ADMIN');
    await world.run(new DeactivateOrganization(org.id, { by: 'owner', typedName: 'Acme' }));
    const rightsOf = async (userId: string) => (await directory.findTenant(person(userId), org.slug))?.permissions;
    expect(await rightsOf(owner.userId)).toEqual(permissionTable.OWNER);
    expect(await rightsOf(admin.userId)).toEqual(new Set(['org:read']));
    expect((await directory.findTenantForApiKey(org.id))?.permissions).toEqual(new Set(['org:read']));
  });

  it('knows an org by the slug that it had, for 30 days', async () => {
    const { world, harness } = postgres;
    const { org, owner } = await world.anOrg();
    await world.run(new ChangeSlug(org.id, `${org.slug}-moved`));
    // The directory asks by the clock of the database.
    await harness.dataSource.query(`UPDATE former_slugs SET reserved_until = now() + interval '1 minute'`);
    const by = async (slug: string) => (await directory.findTenant(person(owner.userId), slug))?.slug;
    expect(await by(org.slug)).toBe(`${org.slug}-moved`);
    expect(await by(`${org.slug}-moved`)).toBe(`${org.slug}-moved`);
    expect(await directory.findTenant(person(world.people.add().userId), org.slug)).toBeUndefined();
    expect(await directory.findOrgByFormerSlug(org.slug)).toMatchObject({ orgId: org.id, slug: `${org.slug}-moved` });
    expect(await directory.findOrgByFormerSlug(`${org.slug}-moved`)).toBeUndefined();
    await harness.dataSource.query('UPDATE former_slugs SET reserved_until = now() WHERE slug = $1', [org.slug]);
    expect(await by(org.slug)).toBeUndefined();
    expect(await directory.findOrgByFormerSlug(org.slug)).toBeUndefined();
  });

  it('tells other contexts of memberships, in their own org alone', async () => {
    const { world } = postgres;
    const { org } = await world.anOrg();
    const { userId, membershipId, name, email } = await world.aMember(org.id, 'MANAGER', 'SUSPENDED');
    const view = {
      membershipId,
      orgId: org.id,
      userId,
      name,
      email,
      role: 'MANAGER',
      status: 'SUSPENDED',
      revision: 1,
    };
    expect(await directory.findMembership(org.id, userId)).toEqual(view);
    expect(await directory.findMembershipById(org.id, membershipId)).toEqual(view);
    const elsewhere = (await world.anOrg()).org.id;
    expect(await directory.findMembership(elsewhere, userId)).toBeUndefined();
    expect(await directory.findMembershipById(elsewhere, membershipId)).toBeUndefined();
  });

  it('lists memberships page by page, in the order of their ids', async () => {
    const { world } = postgres;
    const { org, owner } = await world.anOrg();
    const active = [owner, await world.aMember(org.id, 'MEMBER'), await world.aMember(org.id, 'ADMIN')];
    const suspended = await world.aMember(org.id, 'MEMBER', 'SUSPENDED');
    const ids = active.map(({ membershipId }) => membershipId).toSorted();
    const statuses = ['ACTIVE'] as const;
    const first = await directory.listMemberships(org.id, { statuses, limit: 2 });
    expect(first.map(({ membershipId }) => membershipId)).toEqual(ids.slice(0, 2));
    const rest = await directory.listMemberships(org.id, { statuses, afterMembershipId: ids[1]!, limit: 2 });
    expect(rest.map(({ membershipId }) => membershipId)).toEqual(ids.slice(2));
    const owners = await directory.listMemberships(org.id, { statuses, roles: ['OWNER'], limit: 10 });
    expect(owners.map(({ role }) => role)).toEqual(['OWNER']);
    const both = await directory.listMemberships(org.id, { statuses: ['ACTIVE', 'SUSPENDED'], limit: 10 });
    expect(both.map(({ membershipId }) => membershipId)).toEqual([...ids, suspended.membershipId].toSorted());
  });
});
