import { LiveUpdates } from '@moorage/kernel';
import {
  FixedClock,
  ImmediateUnitOfWork,
  RecordingAuditTrail,
  RecordingBroadcast,
  RecordingJobQueue,
} from '@moorage/kernel/testing';
import { InMemoryTenants } from '../testing/in-memory-directories.ts';
import { InMemoryInstanceStore } from '../testing/in-memory-instance-store.ts';
import { InMemoryUpdatePolicyStore } from '../testing/in-memory-update-policy-store.ts';
import { ForgetUpdatePolicyWhenOrganizationDeleted } from './forget-update-policy-when-organization-deleted.ts';
import { GetUpdatePolicy, GetUpdatePolicyHandler } from './get-update-policy.ts';
import { SetUpdatePolicy, SetUpdatePolicyHandler } from './set-update-policy.ts';

describe("an organisation's choice of when and how its bots are updated", () => {
  const orgId = '00000000-0000-7000-8000-00000000000b';
  const target = { type: 'organization', id: orgId, label: 'Acme' };
  const atNine = { mode: 'auto', preferredHourUtc: 9 } as const;
  let policies: InMemoryUpdatePolicyStore;
  let audit: RecordingAuditTrail;
  let broadcast: RecordingBroadcast;
  let clock: FixedClock;
  let set: (org: string, policy: SetUpdatePolicy['policy']) => Promise<void>;
  let get: (org?: string) => ReturnType<GetUpdatePolicyHandler['execute']>;

  beforeEach(() => {
    const tenants = new InMemoryTenants();
    tenants.put({ orgId, slug: 'acme', name: 'Acme', status: 'ACTIVE' });
    policies = new InMemoryUpdatePolicyStore(() => Promise.resolve(undefined));
    [audit, broadcast, clock] = [new RecordingAuditTrail(), new RecordingBroadcast(), new FixedClock()];
    const setter = new SetUpdatePolicyHandler(
      policies,
      new InMemoryInstanceStore(),
      tenants,
      new RecordingJobQueue(),
      audit,
      new LiveUpdates(broadcast),
      clock,
    );
    const getter = new GetUpdatePolicyHandler(policies, tenants, clock);
    set = (org, policy) => setter.execute(new SetUpdatePolicy(org, policy));
    get = (org = orgId) => getter.execute(new GetUpdatePolicy(org));
  });

  it('is manual at three until it is made', async () => {
    expect(await get()).toEqual({
      policy: { mode: 'manual', timing: { kind: 'hour', hourUtc: 3 }, source: 'default' },
      opensAt: null,
      fleetMode: 'auto',
    });
  });

  it('is made, changed and taken back, each told in the log with old and new', async () => {
    await set(orgId, atNine);
    expect(await get()).toMatchObject({ policy: { mode: 'auto', source: 'organization' } });
    const manual = { mode: 'manual', preferredHourUtc: 9 } as const;
    await set(orgId, manual);
    await set(orgId, null);
    expect(audit.entries).toEqual([
      { action: 'update-policy.set', orgId, target, after: atNine },
      { action: 'update-policy.set', orgId, target, before: atNine, after: manual },
      { action: 'update-policy.reset', orgId, target, before: manual },
    ]);
    expect(await get()).toMatchObject({ policy: { source: 'default' } });
    expect(broadcast.messages).toContainEqual({
      channel: 'live',
      message: { scope: `org:${orgId}`, topic: 'update-policy' },
    });
  });

  it('leaves no trace where it changes nothing', async () => {
    await set(orgId, null);
    await set(orgId, atNine);
    await set(orgId, { ...atNine });
    expect(audit.entries).toHaveLength(1);
  });

  it('tells when the window opens next, and that the fleet is paused', async () => {
    await set(orgId, atNine);
    await policies.setFleetMode('paused', clock.now());
    const { opensAt, fleetMode } = await get();
    expect(fleetMode).toBe('paused');
    expect(opensAt?.getUTCHours()).toBe(9);
    expect(opensAt!.getTime() - clock.now().getTime()).toBeLessThanOrEqual(24 * 3_600_000);
  });

  it.each(['no uuid', '00000000-0000-7000-8000-00000000000e'])(
    'is nothing without its organisation (%s)',
    async (org) => {
      await expect(set(org, atNine)).rejects.toMatchObject({ code: 'ORG.NOT_FOUND' });
      await expect(get(org)).rejects.toMatchObject({ code: 'ORG.NOT_FOUND' });
    },
  );

  it('goes with the organisation', async () => {
    await set(orgId, atNine);
    const forget = new ForgetUpdatePolicyWhenOrganizationDeleted(policies, new ImmediateUnitOfWork(), clock);
    await forget.handle({ orgId });
    await forget.handle({ orgId });
    expect(await policies.findOrg(orgId)).toBeNull();
  });
});
