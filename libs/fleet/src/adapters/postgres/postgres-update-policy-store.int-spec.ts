import { randomUUID } from 'node:crypto';
import { openDatabaseHarness } from '@moorage/platform/testing';
import type { BotUpdatePolicy, OrganizationUpdatePolicy } from '../../domain/update-policy.ts';
import { aNewInstance } from '../../testing/a-new-instance.ts';
import { aBotApp } from '../../testing/a-bot-app.ts';
import { describeUpdatePolicyStore, type UpdatePolicyStoreWorld } from '../../testing/update-policy-store.contract.ts';
import { PostgresBotAppStore } from './postgres-bot-app-store.ts';
import { PostgresInstanceStore } from './postgres-instance-store.ts';
import { PostgresUpdatePolicyStore } from './postgres-update-policy-store.ts';
import { updateModeSql, updatePolicyJoin } from './update-policy-row.ts';

async function openWorld() {
  const harness = await openDatabaseHarness();
  const { database, unitOfWork } = harness;
  const instances = new PostgresInstanceStore(database);
  const image = 'ghcr.io/acme/bot:stable';
  const { id: botAppId } = await unitOfWork.run(() => new PostgresBotAppStore(database).put(aBotApp({ image })));
  const world: UpdatePolicyStoreWorld = {
    policies: new PostgresUpdatePolicyStore(database),
    unitOfWork,
    anInstance: (orgId) =>
      unitOfWork.run(async () => {
        const instance = aNewInstance({ orgId, botAppId, image });
        await instances.insert(instance);
        return instance.id;
      }),
    deleted: (id) =>
      unitOfWork.run(async () => {
        await instances.change(id, {}, { status: 'DELETING' });
        await instances.change(id, {}, { status: 'DELETED' });
      }),
    close: () => harness.close(),
  };
  return { harness, world };
}

describeUpdatePolicyStore('Postgres', async () => (await openWorld()).world);

describe('the mode of an instance in SQL', () => {
  it('is what the domain says, whatever is set', async () => {
    const { harness, world } = await openWorld();
    const organizations: (OrganizationUpdatePolicy | null)[] = [
      null,
      { mode: 'auto', preferredHourUtc: 1 },
      { mode: 'manual', preferredHourUtc: 1 },
    ];
    const bots: (BotUpdatePolicy | null)[] = [null, 'on-push', 'nightly', 'manual', 'cron:0 4 * * 1'];
    for (const organization of organizations) {
      for (const bot of bots) {
        const orgId = randomUUID();
        const instanceId = await world.anInstance(orgId);
        await world.unitOfWork.run(async () => {
          await world.policies.setOrg(orgId, organization, new Date());
          await world.policies.setBot(instanceId, bot);
        });
      }
    }
    const rows = await harness.database.query<{ id: string; mode: string }>(
      `SELECT i.id, ${updateModeSql} AS mode FROM instances i ${updatePolicyJoin}`,
    );
    const policies = await world.policies.policiesOf(rows.map(({ id }) => id));
    expect(rows).toHaveLength(organizations.length * bots.length);
    expect(rows.map(({ mode }) => mode)).toEqual(rows.map(({ id }) => policies.get(id)?.mode));
    await world.close();
  });
});
