import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import Docker from 'dockerode';
import { eventually } from '@moorage/kernel/testing';
import * as tar from 'tar-stream';
import { ensureReferenceBotBuild } from '../../docker/reference-bot-builds.mjs';
import type { Actor } from './actor.ts';
import { BuiltServer } from './built-server.ts';
import { onDatabase } from './on-database.ts';
import { dockerResourcesOf, removeDockerResourcesOf } from './runtimes.ts';

export interface SeenInstance {
  readonly id: string;
  readonly status: string;
  readonly health: string;
  readonly digest: string;
  readonly version: string;
  readonly offered?: { readonly releaseId: string; readonly digest: string; readonly changelog?: object };
}

export interface SeenUpdate {
  readonly id: string;
  readonly status: string;
  readonly step?: string;
  readonly reason?: string;
  readonly hasEvidence: boolean;
  readonly before: { readonly digest: string; readonly volumeHash?: string };
  readonly after: { readonly digest: string; readonly volumeHash?: string };
  readonly steps: readonly { readonly step: string; readonly milliseconds: number }[];
}

const docker = new Docker();

const images = new Map<string, Promise<string>>();
let lastImage: Promise<unknown> = Promise.resolve();

/** The image of a build; each is made once, one after the other. */
function imageOf(build: string): Promise<string> {
  const known = images.get(build);
  if (known !== undefined) return known;
  const image = lastImage.then(() => ensureReferenceBotBuild(docker, build));
  lastImage = image.catch(() => undefined);
  images.set(build, image);
  return image;
}

const repository = 'moorage/reference-bot';

async function leave(server: BuiltServer, tag: string): Promise<void> {
  await server.dispose();
  await removeDockerResourcesOf(server.installationId);
  await docker.getImage(`${repository}:${tag}`).remove({ force: true });
}

/** A built server with one organisation whose bot follows a tag on a real engine; and the hands that move the tag. */
export class UpdateStage {
  private constructor(
    readonly server: BuiltServer,
    private readonly tag: string,
    readonly owner: Actor,
    readonly botUrl: string,
    private readonly instanceId: string,
  ) {}

  /** Its bot runs `good-1`, and one issue is written down in it. */
  static async open(): Promise<UpdateStage> {
    const tag = `stage-${randomBytes(5).toString('hex')}`;
    await docker.getImage(await imageOf('good-1')).tag({ repo: repository, tag });
    const server = await BuiltServer.create({
      FLEET_RUNTIME: 'docker',
      FLEET_BOT_IMAGE: `${repository}:${tag}`,
    });
    try {
      return await UpdateStage.on(server, tag);
    } catch (error) {
      // Nobody else knows of it: it would run on, bot and all, after the tests are over.
      await leave(server, tag);
      throw error;
    }
  }

  private static async on(server: BuiltServer, tag: string): Promise<UpdateStage> {
    await server.start();
    const owner = (await server.aPerson('Olive Owner')).in('acme');
    const { botUrl } = (await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201)).body as {
      botUrl: string;
    };
    const found = await eventually(async () => {
      const { items } = (await owner.get('/api/instances').expect(200)).body as { items: SeenInstance[] };
      return items[0]?.status === 'RUNNING' ? items[0] : undefined;
    }, 90_000);
    const stage = new UpdateStage(server, tag, owner, botUrl, found.id);
    // The tag is known before it moves: what it means at first is no news.
    await stage.look();
    return stage;
  }

  async close(): Promise<void> {
    await leave(this.server, this.tag);
  }

  /** The tag means another build from now on. @returns the release that the instance is offered then */
  async publish(build: string): Promise<string> {
    // One that was rolled back before is offered again once an admin lifts its quarantine.
    await onDatabase(this.server.database.url, (client) =>
      client.query('UPDATE releases SET quarantined_at = NULL, quarantine_reason = NULL'),
    );
    await docker.getImage(await imageOf(build)).tag({ repo: repository, tag: this.tag });
    await this.look();
    const { Id: digest } = await docker.getImage(`${repository}:${this.tag}`).inspect();
    const { offered } = await eventually(async () => {
      const seen = await this.instance();
      return seen.offered?.digest === digest ? { offered: seen.offered } : undefined;
    });
    return offered.releaseId;
  }

  /** Asks for an update whose health is waited for a few seconds, on the way back for a minute, and that isn't tried again. */
  async ask(releaseId: string, healthTimeoutSeconds = 12): Promise<string> {
    await onDatabase(this.server.database.url, (client) =>
      client.query(`
        CREATE OR REPLACE FUNCTION with_less_patience() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN
          NEW.health_timeout_seconds := CASE WHEN NEW.step LIKE 'rollback-%' THEN 60 ELSE ${healthTimeoutSeconds} END;
          NEW.retries_left := 0;
          RETURN NEW;
        END $$;
        CREATE OR REPLACE TRIGGER with_less_patience BEFORE INSERT OR UPDATE ON bot_updates
          FOR EACH ROW EXECUTE FUNCTION with_less_patience()`),
    );
    const answer = await this.owner.post(`/api/instances/${this.instanceId}/updates`, { releaseId }).expect(202);
    return (answer.body as { id: string }).id;
  }

  async instance(): Promise<SeenInstance> {
    return (await this.owner.get(`/api/instances/${this.instanceId}`).expect(200)).body as SeenInstance;
  }

  async updates(): Promise<SeenUpdate[]> {
    const { body } = await this.owner.get(`/api/instances/${this.instanceId}/updates`).expect(200);
    return (body as { items: SeenUpdate[] }).items;
  }

  async evidence(updateId: string): Promise<{ healthStatus?: number; healthBody?: string; logs: string[] }> {
    const { body } = await this.owner.get(`/api/instances/${this.instanceId}/updates/${updateId}/evidence`).expect(200);
    return body as { healthStatus?: number; healthBody?: string; logs: string[] };
  }

  async end(updateId: string, withinMs = 240_000): Promise<SeenUpdate> {
    return eventually(async () => {
      const update = (await this.updates()).find(({ id }) => id === updateId);
      return update !== undefined && ['SUCCEEDED', 'FAILED', 'ROLLBACK_FAILED', 'SKIPPED'].includes(update.status)
        ? update
        : undefined;
    }, withinMs);
  }

  /** Whose data is in the volumes, as the build itself wrote it there; `good-1` writes nothing. */
  async dataIsOf(): Promise<(string | undefined)[]> {
    return Promise.all(['/data/build.json', '/paperclip/build.json'].map((path) => this.buildIn(path)));
  }

  /** One running container on this digest, its network and two volumes; waits until nobody holds its lease. */
  async leftovers(): Promise<{ containers: number; networks: number; volumes: number; image: string }> {
    const { containers, networks, volumes } = await dockerResourcesOf(this.server.installationId);
    // Whoever looks whether all is well holds one for a moment.
    await eventually(() =>
      onDatabase(
        this.server.database.url,
        async (client) =>
          (
            await client.query('SELECT 1 FROM instances WHERE lease_until > now() OR status NOT IN ($1, $2)', [
              'RUNNING',
              'STOPPED',
            ])
          ).rowCount === 0,
      ),
    );
    const { Image: image } = await docker.getContainer(containers[0]!.slice(1)).inspect();
    return {
      containers: containers.length,
      networks: networks.length,
      volumes: volumes.length,
      image,
    };
  }

  /** Asks the "registry" at once rather than when it is time. */
  private async look(): Promise<void> {
    await onDatabase(this.server.database.url, async (client) => {
      const { rows } = await client.query<{ now: Date }>('SELECT now()');
      // Whoever was killed while it looked gives no lease back; whoever looks just now has to look again.
      await client.query(
        `UPDATE followed_images SET next_look_at = now(), leased_until = now() + interval '1 millisecond'`,
      );
      await eventually(
        async () =>
          (
            await client.query('SELECT 1 FROM followed_images WHERE seen_at >= $1 AND next_look_at >= seen_at', [
              rows[0]!.now,
            ])
          ).rowCount === 1,
      );
    });
  }

  private async buildIn(path: string): Promise<string | undefined> {
    const { containers } = await dockerResourcesOf(this.server.installationId);
    try {
      const archive = await docker.getContainer(containers[0]!.slice(1)).getArchive({ path });
      const extract = tar.extract();
      archive.pipe(extract);
      for await (const entry of extract)
        return (JSON.parse((await buffer(entry)).toString()) as { build: string }).build;
    } catch (error) {
      if ((error as { statusCode?: number }).statusCode !== 404) throw error;
    }
    return undefined;
  }
}
