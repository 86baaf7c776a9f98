import { OrganizationDeleted } from '@moorage/contracts';
import { isDomainError } from '@moorage/kernel';
import { tablesOfOrganization } from '../adapters/postgres/postgres-organizations.ts';
import { openPostgresWorld, type PostgresWorld } from '../testing/postgres-world.ts';
import { DeactivateOrganization } from './deactivate-organization.ts';
import { RestoreOrganization } from './restore-organization.ts';

describe('the deletion of an organisation, on Postgres', () => {
  let postgres: PostgresWorld;
  beforeAll(async () => {
    postgres = await openPostgresWorld();
  });
  afterAll(() => postgres.harness.close());

  async function aDueOrg(): Promise<string> {
    const { world } = postgres;
    const { org, owner } = await world.anOrg();
    await world.aMember(org.id, 'MEMBER');
    await world.anInvitation(org.id, owner, 'guest@example.test');
    await world.run(new DeactivateOrganization(org.id, { by: 'owner', typedName: 'Acme' }));
    world.clock.advance({ days: 30 });
    return org.id;
  }
  const runJob = () => postgres.world.deletion.handle({}, new AbortController().signal);

  it('takes all that hangs on it along', async () => {
    const { dataSource } = postgres.harness;
    const referring = await dataSource.query<{ name: string }[]>(
      `SELECT conrelid::regclass::text AS name FROM pg_constraint
        WHERE contype = 'f' AND confrelid = 'organizations'::regclass AND conrelid <> confrelid ORDER BY 1`,
    );
    // A table that refers to organisations is removed with them: add it to the list.
    expect([...new Set(referring.map(({ name }) => name))]).toEqual([...tablesOfOrganization]);
    const orgId = await aDueOrg();
    await runJob();
    for (const table of tablesOfOrganization) {
      expect(await dataSource.query(`SELECT 1 FROM ${table} WHERE org_id = $1`, [orgId])).toEqual([]);
    }
    expect(await postgres.world.organizations.find(orgId)).toBeUndefined();
  });

  it('and an owner who undoes it: exactly one of them wins', async () => {
    const { world } = postgres;
    const won = { job: 0, owner: 0 };
    for (let round = 0; round < 20; round++) {
      const orgId = await aDueOrg();
      const deletedBefore = world.publisher.of(OrganizationDeleted).length;
      const undo = world.run(new RestoreOrganization(orgId)).then(
        () => true,
        (error: unknown) => {
          if (isDomainError(error, 'ORG.NOT_FOUND')) return false;
          throw error;
        },
      );
      const [undone] = await Promise.all(round % 2 === 0 ? [undo, runJob(), runJob()] : [undo, runJob()]);
      const deleted = world.publisher.of(OrganizationDeleted).length - deletedBefore;
      const organization = await world.organizations.find(orgId);
      expect(deleted).toBe(undone ? 0 : 1);
      expect(organization?.status).toBe(undone ? 'ACTIVE' : undefined);
      won[undone ? 'owner' : 'job']++;
    }
    expect(won.job + won.owner).toBe(20);
  });

  it('is rolled back as a whole, and made up for at the next run', async () => {
    const { world } = postgres;
    const orgId = await aDueOrg();
    const publish = jest.spyOn(world.publisher, 'publish').mockRejectedValue(new Error('The process ends here'));
    await expect(runJob()).rejects.toThrow('The process ends here');
    publish.mockRestore();
    expect(await world.organizations.find(orgId)).toMatchObject({ status: 'DEACTIVATED' });
    await runJob();
    expect(await world.organizations.find(orgId)).toBeUndefined();
  });
});
