import { LiveUpdates } from '@moorage/kernel';
import { FleetWorld, orgId } from '../testing/fleet-world.ts';
import { GetBotUpdatePolicy, GetBotUpdatePolicyHandler } from './get-update-policy.ts';
import { SetBotUpdatePolicy, SetBotUpdatePolicyHandler } from './set-bot-update-policy.ts';
import { TenantInstances } from './tenant-instances.ts';

const elsewhere = '00000000-0000-7000-8000-00000000000d';

async function aBot() {
  const world = new FleetWorld();
  await world.organizationIsCreated();
  const { id, slug } = await world.instance();
  const { policies, jobs, audit, broadcast, instances, clock } = world;
  const tenantInstances = new TenantInstances(instances);
  const setter = new SetBotUpdatePolicyHandler(tenantInstances, policies, jobs, audit, new LiveUpdates(broadcast));
  const getter = new GetBotUpdatePolicyHandler(tenantInstances, policies, clock);
  const before = audit.entries.length;
  return {
    policies,
    target: { type: 'instance', id, label: slug },
    entries: () => audit.entries.slice(before),
    set: (policy: string | null, org = orgId, instanceId = id) =>
      setter.execute(new SetBotUpdatePolicy(org, instanceId, policy)),
    get: (org = orgId) => getter.execute(new GetBotUpdatePolicy(org, id)),
  };
}

describe("a bot's own update policy", () => {
  it('is set and taken away, each told in the log with old and new', async () => {
    const { set, get, entries, target } = await aBot();
    expect(await get()).toMatchObject({ own: null, policy: { source: 'default' }, opensAt: null });
    await set('cron:0  4 * * 1');
    await set('cron:0 4 * * 1');
    expect(await get()).toMatchObject({
      own: 'cron:0 4 * * 1',
      policy: { mode: 'auto', timing: { kind: 'cron', expression: '0 4 * * 1' }, source: 'bot' },
      opensAt: expect.any(Date) as Date,
    });
    await set(null);
    const action = 'instance.update-policy-set';
    expect(entries()).toEqual([
      { action, orgId, target, before: { policy: null }, after: { policy: 'cron:0 4 * * 1' } },
      { action, orgId, target, before: { policy: 'cron:0 4 * * 1' }, after: { policy: null } },
    ]);
  });

  it('counts no more once its organisation chose, and is kept for when that is taken back', async () => {
    const { set, get, policies } = await aBot();
    await set('on-push');
    await policies.setOrg(orgId, { mode: 'manual', preferredHourUtc: 5 });
    expect(await get()).toMatchObject({ own: 'on-push', policy: { mode: 'manual', source: 'organization' } });
    await policies.setOrg(orgId, null);
    expect(await get()).toMatchObject({ policy: { mode: 'auto', timing: { kind: 'always' }, source: 'bot' } });
  });

  it('is one that can come true', async () => {
    const { set, entries } = await aBot();
    await expect(set('cron:0 0 30 2 *')).rejects.toMatchObject({ code: 'UPDATE_POLICY.INVALID' });
    expect(entries()).toEqual([]);
  });

  it('is nothing to other organisations', async () => {
    const { set, get } = await aBot();
    await expect(set('nightly', elsewhere)).rejects.toMatchObject({ code: 'INSTANCE.NOT_FOUND' });
    await expect(set('nightly', orgId, 'no uuid')).rejects.toMatchObject({ code: 'INSTANCE.NOT_FOUND' });
    await expect(get(elsewhere)).rejects.toMatchObject({ code: 'INSTANCE.NOT_FOUND' });
  });
});
