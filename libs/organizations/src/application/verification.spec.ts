import { NoticeRequested, OrganizationActivated } from '@moorage/contracts';
import { testSettings } from '@moorage/platform/testing';
import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { ApproveOrganization } from './approve-organization.ts';
import { RejectOrganization } from './reject-organization.ts';
import { ResubmitOrganization } from './resubmit-organization.ts';

describe('verifying an organisation', () => {
  const aWorld = () => new OrganizationsWorld({}, testSettings({ orgVerificationRequired: true }));
  const kinds = (world: OrganizationsWorld) => world.publisher.of(NoticeRequested).map(({ kind }) => kind);

  it('is asked of the platform admins when it is made', async () => {
    const world = aWorld();
    await world.anOrg();
    expect(world.publisher.of(NoticeRequested)).toEqual([
      expect.objectContaining({
        kind: 'admin.organization-waits',
        to: 'platform-admins',
        data: { organizationName: 'Acme' },
      }),
    ]);
  });

  it('makes it active, gives it a bot, and tells its owners', async () => {
    const world = aWorld();
    const { org, owner } = await world.anOrg();
    await world.run(new ApproveOrganization(org.id));
    expect(await world.org(org.id)).toMatchObject({ status: 'ACTIVE', statusReason: null });
    expect(world.publisher.of(OrganizationActivated)).toEqual([
      { orgId: org.id, slug: org.slug, name: 'Acme', ownerUserId: owner.userId },
    ]);
    expect(world.publisher.of(NoticeRequested).at(-1)).toMatchObject({
      kind: 'organization.approved',
      orgId: org.id,
      to: { roles: ['OWNER', 'ADMIN'] },
    });
    expect(world.audit.of('organization.approved')).toEqual([
      expect.objectContaining({
        orgId: org.id,
        before: { status: 'PENDING_VERIFICATION' },
        after: { status: 'ACTIVE' },
      }),
    ]);
  });

  it('can be refused with a reason; the owner puts it right and asks again', async () => {
    const world = aWorld();
    const { org } = await world.anOrg();
    await world.run(new RejectOrganization(org.id, 'No such company'));
    expect(await world.org(org.id)).toMatchObject({
      status: 'PENDING_VERIFICATION',
      statusReason: 'No such company',
      rejectedAt: world.clock.now(),
    });
    expect(world.publisher.of(NoticeRequested).at(-1)).toMatchObject({
      kind: 'organization.rejected',
      data: { reason: 'No such company' },
    });
    expect(world.publisher.of(OrganizationActivated)).toEqual([]);
    expect(await world.refusal(new RejectOrganization(org.id, 'Twice'))).toBe('ORG.TRANSITION_NOT_ALLOWED');

    world.clock.advance({ seconds: 1 });
    await world.run(new ResubmitOrganization(org.id));
    expect(await world.org(org.id)).toMatchObject({ statusReason: null, rejectedAt: null });
    expect(kinds(world)).toEqual(['admin.organization-waits', 'organization.rejected', 'admin.organization-waits']);
    expect(new Set(world.publisher.of(NoticeRequested).map(({ key }) => key)).size).toBe(3);
    expect(world.audit.entries.slice(-2)).toEqual([
      expect.objectContaining({
        action: 'organization.rejected',
        after: { status: 'PENDING_VERIFICATION', rejected: true, reason: 'No such company' },
      }),
      expect.objectContaining({ action: 'organization.resubmitted', after: { status: 'PENDING_VERIFICATION' } }),
    ]);
    expect(await world.refusal(new ResubmitOrganization(org.id))).toBe('ORG.TRANSITION_NOT_ALLOWED');
  });

  it('is possible after a rejection too, which is over then', async () => {
    const world = aWorld();
    const { org } = await world.anOrg();
    await world.run(new RejectOrganization(org.id, 'No such company'));
    await world.run(new ApproveOrganization(org.id));
    expect(await world.org(org.id)).toMatchObject({ status: 'ACTIVE', statusReason: null, rejectedAt: null });
  });

  it('is nothing for an active organisation, nor for an unknown one', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    for (const command of [ApproveOrganization, ResubmitOrganization]) {
      expect(await world.refusal(new command(org.id))).toBe('ORG.TRANSITION_NOT_ALLOWED');
      expect(await world.refusal(new command(world.ids.uuid()))).toBe('ORG.NOT_FOUND');
      expect(await world.refusal(new command('no uuid'))).toBe('ORG.NOT_FOUND');
    }
    expect(await world.refusal(new RejectOrganization(org.id, 'No'))).toBe('ORG.TRANSITION_NOT_ALLOWED');
  });
});
