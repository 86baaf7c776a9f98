import { randomUUID } from 'node:crypto';
import { instanceStatuses, type InstanceStatus } from '@moorage/contracts';
import { openDatabaseHarness, type DatabaseHarness } from '@moorage/platform/testing';
import { InMemoryContainerRuntime } from '../../../testing/in-memory-container-runtime.ts';
import { InMemoryTenants } from '../../../testing/in-memory-directories.ts';
import { GetFleetHandler } from './get-fleet.ts';
import { ListFollowedImagesHandler } from './list-followed-images.ts';
import { SearchInstances, SearchInstancesHandler, type InstanceSearch } from './search-instances.ts';

const [one, two, three] = ['1', '2', '3'].map((digit) => `sha256:${digit.repeat(64)}`) as [string, string, string];
const stable = 'ghcr.io/acme/bot:stable';
const canary = 'ghcr.io/acme/bot:canary';
const silent = 'ghcr.io/acme/other:stable';
const pinned = `ghcr.io/acme/bot@${one}`;

describe('the fleet in figures', () => {
  let harness: DatabaseHarness;
  const tenants = new InMemoryTenants();
  const asked: string[][] = [];
  const botAppId = randomUUID();
  const names = new Map<string, string>();

  beforeAll(async () => {
    harness = await openDatabaseHarness();
    await insert('bot_apps', {
      id: botAppId,
      key: 'default',
      name: 'Bot',
      image: stable,
      port: 3100,
      health_path: '/health',
      volumes: [],
    });
    const findOrgs = tenants.findOrgs.bind(tenants);
    tenants.findOrgs = (orgIds) => {
      asked.push([...orgIds]);
      return findOrgs(orgIds);
    };
    const releases = new Map<string, string>();
    for (const [digest, version, quarantined] of [
      [one, '1.0.0', true],
      [two, '2.0.0', false],
    ] as const) {
      const id = randomUUID();
      releases.set(digest, id);
      await insert('releases', {
        id,
        bot_app_id: botAppId,
        digest,
        reference: `ghcr.io/acme/bot@${digest}`,
        version,
        detected_at: new Date(),
        quarantined_at: quarantined ? new Date() : null,
        quarantine_reason: quarantined ? 'It loses messages.' : null,
      });
    }
    for (const [image, digest] of [
      [stable, two],
      [canary, one],
      [silent, null],
    ] as const) {
      await insert('followed_images', {
        image,
        bot_app_id: botAppId,
        release_id: digest === null ? null : releases.get(digest),
        digest,
        next_look_at: new Date(),
        failures: digest === null ? 3 : 0,
        last_error: digest === null ? 'No answer' : null,
      });
    }
    await anInstance('new', stable, two, '2.0.0');
    await anInstance('new-too', stable, two, '2.0.0', 'STOPPED');
    const old = await anInstance('old', stable, one, '1.0.0');
    await anInstance('canary', canary, one, '1.0.0');
    await anInstance('unknown', silent, three);
    await anInstance('pinned', pinned, one, '1.0.0');
    await anInstance('made', stable, null, null, 'CREATING');
    await anInstance('gone', stable, one, '1.0.0', 'DELETED');
    await insert('bot_updates', {
      id: randomUUID(),
      instance_id: old.id,
      org_id: old.orgId,
      release_id: releases.get(two),
      strategy: 'SingleBot',
      status: 'UPDATING',
      step: 'stop',
      step_since: new Date(),
      health_timeout_seconds: 120,
      retries_left: 0,
      reference_before: 'a',
      reference_after: 'b',
      digest_before: one,
      digest_after: two,
      was_running: true,
      generation_before: 1,
      created_at: new Date(),
    });
  });
  afterAll(() => harness.close());

  async function insert(table: string, row: Record<string, unknown>): Promise<void> {
    const columns = Object.keys(row);
    await harness.dataSource.query(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(row),
    );
  }
  async function anInstance(
    slug: string,
    image: string,
    digest: string | null,
    version: string | null = null,
    status: InstanceStatus = 'RUNNING',
  ): Promise<{ id: string; orgId: string }> {
    const [id, orgId] = [randomUUID(), randomUUID()];
    tenants.put({ orgId, slug: `org-${slug}`, name: `The ${slug}`, status: 'ACTIVE' });
    names.set(id, slug);
    await insert('instances', {
      id,
      org_id: orgId,
      bot_app_id: botAppId,
      slug,
      owner_user_id: randomUUID(),
      status,
      desired: status === 'DELETED' ? 'DELETED' : 'RUNNING',
      image,
      digest,
      version,
      sealed_secret: 's',
      created_at: new Date(),
    });
    return { id, orgId };
  }
  const overview = () => new GetFleetHandler(harness.database, new InMemoryContainerRuntime()).execute();
  const found = async (search: Omit<InstanceSearch, 'limit'>): Promise<string[]> => {
    const handler = new SearchInstancesHandler(harness.database, tenants);
    const { items } = await handler.execute(new SearchInstances({ ...search, limit: 50 }));
    return items.map(({ instance }) => names.get(instance.id) ?? '').toSorted();
  };

  it('counts instances by status', async () => {
    const { counts } = await overview();
    expect(Object.keys(counts)).toEqual([...instanceStatuses]);
    expect(counts).toMatchObject({ RUNNING: 5, STOPPED: 1, CREATING: 1, DELETED: 1, FAILED: 0 });
  });

  it('counts by version, the most run first, and says which tags mean it and what is in quarantine', async () => {
    expect((await overview()).versions).toEqual([
      {
        digest: one,
        version: '1.0.0',
        releaseId: expect.any(String),
        instances: 3,
        newestOf: [canary],
        isQuarantined: true,
      },
      {
        digest: two,
        version: '2.0.0',
        releaseId: expect.any(String),
        instances: 2,
        newestOf: [stable],
        isQuarantined: false,
      },
      { digest: three, instances: 1, newestOf: [], isQuarantined: false },
    ]);
  });

  it('counts by channel who runs the newest and who is behind; whoever cannot tell is neither', async () => {
    expect((await overview()).channels).toEqual([
      { channel: 'canary', instances: 1, upToDate: 1, behind: 0 },
      { channel: 'staging', instances: 0, upToDate: 0, behind: 0 },
      { channel: 'stable', instances: 5, upToDate: 2, behind: 1 },
      { channel: 'pinned', instances: 1, upToDate: 0, behind: 0 },
    ]);
  });

  it('counts what is in quarantine and the updates that are not over', async () => {
    expect(await overview()).toMatchObject({
      quarantinedReleases: 1,
      openUpdates: { PENDING: 0, UPDATING: 1, ROLLING_BACK: 0, ROLLBACK_FAILED: 0 },
    });
  });

  it('tells of each followed tag what it means and how many of its instances run that', async () => {
    const images = await new ListFollowedImagesHandler(harness.database).execute();
    expect(images).toMatchObject([
      { image: canary, channel: 'canary', instances: 1, upToDate: 1, newest: { version: '1.0.0', digest: one } },
      { image: stable, channel: 'stable', instances: 4, upToDate: 2, newest: { version: '2.0.0', digest: two } },
      {
        image: silent,
        channel: 'stable',
        instances: 1,
        upToDate: 0,
        newest: null,
        failures: 3,
        lastError: 'No answer',
      },
    ]);
  });

  it('finds the instances behind each figure', async () => {
    expect(await found({ digest: one })).toEqual(['canary', 'old', 'pinned']);
    expect(await found({ digest: one, status: 'DELETED' })).toEqual(['gone']);
    expect(await found({ channel: 'stable' })).toEqual(['made', 'new', 'new-too', 'old', 'unknown']);
    expect(await found({ channel: 'pinned' })).toEqual(['pinned']);
    expect(await found({ channel: 'staging' })).toEqual([]);
    expect(await found({ behind: true })).toEqual(['old']);
    expect(await found({ behind: false })).toEqual(['canary', 'new', 'new-too']);
    expect(await found({ channel: 'canary', behind: false })).toEqual(['canary']);
  });

  it('asks for the organisations of a page once', async () => {
    asked.length = 0;
    expect(await found({})).toHaveLength(7);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toHaveLength(7);
  });
});
