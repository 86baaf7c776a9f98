import { NoticeRequested, OrganizationChanged, OrganizationDeleted } from '@moorage/contracts';
import { testSettings } from '@moorage/platform/testing';
import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { DeactivateOrganization } from './deactivate-organization.ts';
import { RejectOrganization } from './reject-organization.ts';
import { RestoreOrganization } from './restore-organization.ts';
import { SuspendOrganization } from './suspend-organization.ts';

describe('deactivating an organisation', () => {
  const byOwner = (orgId: string, typedName = 'Acme') => new DeactivateOrganization(orgId, { by: 'owner', typedName });
  const byAdmin = (orgId: string, reason: string | null = null) =>
    new DeactivateOrganization(orgId, { by: 'platform-admin', reason });
  const runJob = (world: OrganizationsWorld) => world.deletion.handle({}, new AbortController().signal);
  const told = (world: OrganizationsWorld) => world.publisher.of(NoticeRequested).map(({ kind }) => kind);

  it('keeps it for 30 days, and tells those who run it until when', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    const at = world.clock.now();
    const deleteAfter = new Date(at.getTime() + 30 * 86_400_000);
    await world.run(byOwner(org.id, ' Acme '));
    expect(await world.org(org.id)).toMatchObject({
      status: 'DEACTIVATED',
      deactivation: { at, deleteAfter, statusBefore: 'ACTIVE', reasonBefore: null },
    });
    expect(world.publisher.of(OrganizationChanged).at(-1)).toMatchObject({ orgId: org.id, status: 'DEACTIVATED' });
    expect(world.publisher.of(NoticeRequested).at(-1)).toMatchObject({
      kind: 'organization.deactivated',
      data: { deletedOn: deleteAfter.toISOString() },
    });
    expect(world.audit.of('organization.deactivated')).toEqual([
      expect.objectContaining({
        orgId: org.id,
        before: { status: 'ACTIVE' },
        after: { status: 'DEACTIVATED', deletedOn: deleteAfter.toISOString() },
      }),
    ]);
  });

  it('takes the name, typed as it is', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    for (const typed of ['', 'acme', 'Acme Ltd', org.slug])
      expect(await world.refusal(byOwner(org.id, typed))).toBe('ORG.NAME_MISMATCH');
    expect((await world.org(org.id)).status).toBe('ACTIVE');
  });

  it('is not for the owner of a suspended one, but for an admin; undone, it is suspended again', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    await world.run(new SuspendOrganization(org.id, 'Unpaid'));
    expect(await world.refusal(byOwner(org.id))).toBe('ORG.TRANSITION_NOT_ALLOWED');
    await world.run(byAdmin(org.id, 'Fraud'));
    expect(await world.org(org.id)).toMatchObject({ status: 'DEACTIVATED', statusReason: 'Fraud' });
    await world.run(new RestoreOrganization(org.id));
    expect(await world.org(org.id)).toMatchObject({
      status: 'SUSPENDED',
      statusReason: 'Unpaid',
      deactivation: null,
    });
    expect(world.audit.of('organization.restored')).toHaveLength(1);
    expect(told(world)).toContain('organization.restored');
  });

  it('of a rejected one can be undone too: it is a rejected one still', async () => {
    const world = new OrganizationsWorld({}, testSettings({ orgVerificationRequired: true }));
    const { org } = await world.anOrg();
    await world.run(new RejectOrganization(org.id, 'Not known'));
    const rejected = await world.org(org.id);
    await world.run(byOwner(org.id));
    await world.run(new RestoreOrganization(org.id));
    expect(await world.org(org.id)).toEqual(rejected);
  });

  it('happens once, and only what is deactivated is brought back', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    expect(await world.refusal(new RestoreOrganization(org.id))).toBe('ORG.TRANSITION_NOT_ALLOWED');
    await world.run(byOwner(org.id));
    expect(await world.refusal(byOwner(org.id))).toBe('ORG.TRANSITION_NOT_ALLOWED');
    expect(await world.refusal(byAdmin(world.ids.uuid()))).toBe('ORG.NOT_FOUND');
    expect(await world.refusal(new RestoreOrganization('no uuid'))).toBe('ORG.NOT_FOUND');
  });

  it('reminds its owners a week before, once for each time it is deactivated', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    await world.run(byOwner(org.id));
    world.clock.advance({ days: 22, hours: 23 });
    await runJob(world);
    expect(told(world)).not.toContain('organization.deletion-near');
    world.clock.advance({ hours: 1 });
    await runJob(world);
    await runJob(world);
    expect(told(world).filter((kind) => kind === 'organization.deletion-near')).toHaveLength(1);

    await world.run(new RestoreOrganization(org.id));
    await world.run(byOwner(org.id));
    world.clock.advance({ days: 23 });
    await runJob(world);
    expect(told(world).filter((kind) => kind === 'organization.deletion-near')).toHaveLength(2);
  });

  it('deletes it when the time is up, not before, and then it is gone', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    const other = await world.anOrg();
    await world.run(byOwner(org.id));
    world.clock.advance({ days: 29, hours: 23, minutes: 59 });
    await runJob(world);
    expect(await world.organizations.find(org.id)).toBeDefined();
    world.clock.advance({ minutes: 1 });
    await runJob(world);
    await runJob(world);
    expect(await world.organizations.find(org.id)).toBeUndefined();
    expect(await world.organizations.find(other.org.id)).toBeDefined();
    expect(world.publisher.of(OrganizationDeleted)).toEqual([{ orgId: org.id }]);
    expect(world.audit.of('organization.deleted')).toEqual([
      expect.objectContaining({ orgId: org.id, before: { slug: org.slug, members: 1 } }),
    ]);
    expect(world.broadcast.messages).toContainEqual({ channel: 'access', message: { orgId: org.id } });
    expect(await world.refusal(new RestoreOrganization(org.id))).toBe('ORG.NOT_FOUND');
  });
});
