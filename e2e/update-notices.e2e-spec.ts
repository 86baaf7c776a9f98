import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Settings } from '@moorage/contracts';
import { ContainerRuntime } from '@moorage/fleet';
import { eventually } from '@moorage/kernel/testing';
import type { Actor } from './dsl/actor.ts';
import { onDatabase } from './dsl/on-database.ts';
import type { SentMail } from './dsl/outbox.ts';
import { aPlatformAdmin } from './dsl/platform-admin.ts';
import { TestApp } from './dsl/test-app.ts';

interface SeenInstance {
  readonly id: string;
  readonly status: string;
  readonly version?: string;
  readonly updateAvailable: boolean;
}

/** Two replicas that both work, on one database and one runtime: whatever is told, one of them tells it, once. */
describe('notices of releases and updates', () => {
  let app: TestApp;
  let replica: TestApp;
  let admin: Actor;
  let owner: Actor;
  let member: Actor;
  let auto: Actor;
  const folders: string[] = [];

  beforeAll(async () => {
    app = await TestApp.start();
    const { dataDir, installationId } = app.running.app.get(Settings);
    replica = await TestApp.start({
      databaseUrl: app.databaseUrl,
      environment: {
        PLATFORM_URL: app.url,
        MOORAGE_DATA_DIR: dataDir,
        MOORAGE_INSTALLATION_ID: installationId,
      },
    });
    admin = await aPlatformAdmin(app);
    owner = (await app.aPerson('Olive Owner')).in('acme');
    await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201);
    member = await app.joins(await app.aPerson('Milo Member'), owner);
    auto = (await app.aPerson('Ada Auto')).in('bolt');
    await auto.post('/api/organizations', { name: 'Bolt', slug: 'bolt' }).expect(201);
    // At any other hour than this one.
    const preferredHourUtc = (new Date().getUTCHours() + 12) % 24;
    await auto.put('/api/organization/update-policy', { mode: 'auto', preferredHourUtc }).expect(204);
    for (const one of [owner, auto])
      await eventually(async () => (await instanceOf(one))?.status === 'RUNNING', 60_000);
    await look();
  });
  afterAll(async () => {
    await replica.stop();
    await app.stop();
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
  });

  const instanceOf = async (person: Actor): Promise<SeenInstance | undefined> =>
    ((await person.get('/api/instances').expect(200)).body as { items: SeenInstance[] }).items[0];
  const mailsTo = async (person: Actor, subject: RegExp): Promise<SentMail[]> =>
    (await app.outbox().mailsTo(person.me.email)).filter((mail) => subject.test(mail.subject));
  const noticesOf = async (person: Actor, kind: string): Promise<{ title: string }[]> => {
    const { items } = (await person.get('/api/me/notices').expect(200)).body as {
      items: { kind: string; title: string }[];
    };
    return items.filter((notice) => notice.kind === kind);
  };

  /** A build of the bot, which its tag means after {@link tag}. */
  async function build(version: string, news: string): Promise<string> {
    const { botBundle } = app.running.app.get(Settings).fleet;
    const folder = await mkdtemp(join(tmpdir(), 'moorage-bundle-'));
    folders.push(folder);
    await cp(botBundle, folder, { recursive: true });
    const changelog = { version, date: '2026-03-01', sections: [{ title: 'New', items: [news] }] };
    await writeFile(join(folder, 'changelogs/latest.json'), JSON.stringify(changelog));
    return folder;
  }

  async function tag(folder: string): Promise<void> {
    const runtime = app.running.app.get(ContainerRuntime) as unknown as {
      images: { add(directory: string, reference: string): Promise<unknown> };
    };
    await runtime.images.add(folder, app.running.app.get(Settings).fleet.botImage);
    await look();
  }

  /** Has the tag looked at, by whichever replica comes first, and waits until all that follows from it is done. */
  async function look(): Promise<void> {
    await onDatabase(app.databaseUrl, async (client) => {
      const { rows } = await client.query<{ now: Date }>('SELECT now()');
      await client.query('UPDATE followed_images SET next_look_at = now()');
      await eventually(
        async () =>
          (
            await client.query('SELECT 1 FROM followed_images WHERE seen_at >= $1 AND next_look_at >= seen_at', [
              rows[0]!.now,
            ])
          ).rowCount === 1,
      );
    });
    await atRest();
  }

  const atRest = () =>
    eventually(() =>
      onDatabase(
        app.databaseUrl,
        async (client) =>
          (
            await client.query(
              `SELECT 1 FROM pgboss.job WHERE state IN ('created', 'retry', 'active') AND start_after < now() + interval '1 minute'
                    AND name IN ('fleet.tell-of-release', 'fleet.read-changelog', 'notifications.tell-people-when-notice-requested')`,
            )
          ).rowCount === 0,
      ),
    );

  it('say once to owners and admins that a version is there, however often it is looked at and comes back', async () => {
    const { botBundle } = app.running.app.get(Settings).fleet;
    const sails = await build('9.9.0', 'Sails of silk.');
    for (const folder of [sails, botBundle, sails]) await tag(folder);
    await look();
    await look();
    const subject = /is available/;
    const [mail, ...others] = await mailsTo(owner, subject);
    expect(mail).toMatchObject({ subject: 'Version 9.9.0 of the bot of Acme is available' });
    expect(mail?.text).toContain('New:\n- Sails of silk.');
    expect(mail?.text).toContain(`${app.url}/orgs/acme/instance`);
    expect(others).toEqual([]);
    expect(await noticesOf(owner, 'instance.update-available')).toHaveLength(1);
    // Who can't press the button, and whose bot is updated by itself, aren't told that somebody should.
    for (const other of [member, auto]) {
      expect(await mailsTo(other, subject)).toEqual([]);
      expect(await noticesOf(other, 'instance.update-available')).toEqual([]);
    }
  });

  it('leave a badge that everybody sees, until somebody says later, or the next version is there', async () => {
    const { id } = (await instanceOf(member))!;
    expect(await instanceOf(member)).toMatchObject({ updateAvailable: true });
    const { offered } = (await owner.get(`/api/instances/${id}`).expect(200)).body as {
      offered: { releaseId: string };
    };
    await owner.post(`/api/instances/${id}/updates/later`, { releaseId: offered.releaseId }).expect(204);
    expect(await instanceOf(member)).toMatchObject({ updateAvailable: false });
    await tag(await build('9.9.1', 'Anchors.'));
    expect(await instanceOf(member)).toMatchObject({ updateAvailable: true });
    expect((await mailsTo(owner, /is available/)).map((mail) => mail.subject)).toEqual([
      'Version 9.9.0 of the bot of Acme is available',
      'Version 9.9.1 of the bot of Acme is available',
    ]);
  });

  it('tell what an update brought, once it runs', async () => {
    const { id } = (await instanceOf(owner))!;
    const { offered } = (await owner.get(`/api/instances/${id}`).expect(200)).body as {
      offered: { releaseId: string };
    };
    await owner.post(`/api/instances/${id}/updates`, { releaseId: offered.releaseId }).expect(202);
    await eventually(async () => (await instanceOf(owner))?.version === '9.9.1', 60_000);
    const mail = await app.outbox().latestTo(owner.me.email, /was updated/);
    await atRest();
    expect(mail).toMatchObject({ subject: 'The bot of Acme was updated to version 9.9.1' });
    expect(mail.text).toContain('- Anchors.');
    expect(await mailsTo(owner, /was updated/)).toHaveLength(1);
    expect(await noticesOf(owner, 'instance.updated')).toHaveLength(1);
    expect(await noticesOf(member, 'instance.updated')).toEqual([]);
    expect(await instanceOf(owner)).toMatchObject({ updateAvailable: false });
  });

  it('wait while the fleet is paused, and nobody is let in to press the button', async () => {
    await admin.put('/api/admin/update-policy', { mode: 'paused' }).expect(204);
    const runtime = app.running.app.get(ContainerRuntime) as unknown as {
      images: { add(directory: string, reference: string): Promise<unknown> };
    };
    await runtime.images.add(await build('9.9.2', 'Oars.'), app.running.app.get(Settings).fleet.botImage);
    await admin.post('/api/admin/followed-images/look').expect(204);
    const { id } = (await instanceOf(owner))!;
    const offered = await eventually(
      async () =>
        ((await owner.get(`/api/instances/${id}`).expect(200)).body as { offered?: { releaseId: string } }).offered,
    );
    const refused = await owner.post(`/api/instances/${id}/updates`, { releaseId: offered.releaseId }).expect(409);
    expect(refused.body).toMatchObject({ code: 'FLEET.UPDATES_PAUSED' });
    // What there is to tell is kept for later: it waits for the end of the pause.
    await eventually(() =>
      onDatabase(
        app.databaseUrl,
        async (client) =>
          (
            await client.query(
              `SELECT 1 FROM pgboss.job WHERE name = 'fleet.tell-of-release' AND state = 'created' AND start_after > now()`,
            )
          ).rowCount === 1,
      ),
    );
    expect(await mailsTo(owner, /9\.9\.2/)).toEqual([]);
    // What was missed meanwhile is made up for by those who are updated by themselves.
    const rollouts = async () => (await admin.get('/api/admin/rollouts').expect(200)).text;
    expect(await rollouts()).not.toContain(offered.releaseId);
    await admin.put('/api/admin/update-policy', { mode: 'auto' }).expect(204);
    await eventually(async () => (await rollouts()).includes(offered.releaseId));
  });

  it('tell admins and the organisation, once each, of a bot that is down since its way back failed', async () => {
    const leaky = await build('9.9.3', 'Leaks.');
    await writeFile(join(leaky, 'server.mjs'), 'process.exit(1);\n');
    // Little patience, and a snapshot that can't be found when it is needed.
    await onDatabase(app.databaseUrl, (client) =>
      client.query(`
        CREATE FUNCTION without_a_way_back() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          NEW.health_timeout_seconds := 2;
          NEW.retries_left := 0;
          IF NEW.status = 'ROLLING_BACK' THEN
            NEW.attempts := 99;
            NEW.snapshot_id := gen_random_uuid();
          END IF;
          RETURN NEW;
        END $$;
        CREATE TRIGGER without_a_way_back BEFORE INSERT OR UPDATE ON bot_updates
          FOR EACH ROW EXECUTE FUNCTION without_a_way_back()`),
    );
    await tag(leaky);
    const { id } = (await instanceOf(owner))!;
    const { offered } = (await owner.get(`/api/instances/${id}`).expect(200)).body as {
      offered: { releaseId: string };
    };
    await owner.post(`/api/instances/${id}/updates`, { releaseId: offered.releaseId }).expect(202);
    await eventually(async () => (await instanceOf(owner))?.status === 'FAILED', 60_000);
    const mail = await app.outbox().latestTo(admin.me.email, /its update failed, and so did the way back/);
    expect(mail.subject).toContain('"acme" is down');
    await app.outbox().latestTo(owner.me.email, /is not running/);
    await atRest();
    expect(await mailsTo(admin, /way back/)).toHaveLength(1);
    expect(await noticesOf(admin, 'admin.rollback-failed')).toHaveLength(1);
    expect(await mailsTo(owner, /is not running/)).toHaveLength(1);
    expect(await mailsTo(owner, /way back/)).toEqual([]);
  });
});
