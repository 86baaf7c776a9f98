import { Readable } from 'node:stream';
import { randomBytes } from 'node:crypto';
import Docker from 'dockerode';
import { eventually } from '@moorage/kernel/testing';
import * as tar from 'tar-stream';
import { BotVisitor } from '../dsl/bot-visitor.ts';
import { startMoorageOnDocker, type MoorageOnDocker } from './moorage-on-docker.ts';
import { PublishedBuilds } from './published-builds.ts';

export interface DoneUpdate {
  readonly id: string;
  readonly status: string;
  readonly reason?: string;
  readonly steps: readonly { readonly step: string; readonly milliseconds: number }[];
}

/** Two good builds that follow each other, however often. */
const builds = ['good-2', 'good-3'];

/** An organisation's bot on a real engine that follows a tag in a real registry, with data in its volumes. */
export class UpdateStage {
  readonly docker = new Docker();
  readonly moorage: MoorageOnDocker;
  readonly instanceId: string;
  readonly #published: PublishedBuilds;
  #updates = 0;

  private constructor(moorage: MoorageOnDocker, published: PublishedBuilds, instanceId: string) {
    this.moorage = moorage;
    this.#published = published;
    this.instanceId = instanceId;
  }

  static async open(settings: Readonly<Record<string, string>>): Promise<UpdateStage> {
    const published = PublishedBuilds.inRegistry();
    await published.publish('good-1');
    const moorage = await startMoorageOnDocker({
      FLEET_BOT_IMAGE: published.image,
      FLEET_IMAGE_ALLOWLIST: published.repository,
      ...settings,
    });
    const stage = new UpdateStage(moorage, published, await moorage.organisation());
    // The tag is known before it moves: what it means at first is no news.
    await stage.#look();
    return stage;
  }

  async close(): Promise<void> {
    await this.moorage.stop();
    await this.#published.forget();
  }

  /** The instance's own container. */
  async container(): Promise<Docker.ContainerInspectInfo> {
    const filters = { label: [`moorage.installation=${this.moorage.installationId}`], status: ['running'] };
    const [found] = await this.docker.listContainers({ filters });
    return this.docker.getContainer(found?.Id ?? '').inspect();
  }

  /** `Cookie` of the owner at the bot's host. */
  async botCookie(): Promise<string> {
    const { url, port, ownerSession } = this.moorage;
    const [name = '', value = ''] = ownerSession.split('=');
    const visitor = new BotVisitor(url, { [name]: value });
    await visitor.open(`http://acme.localhost:${port}/`);
    return visitor.cookiesFor(`acme.localhost:${port}`);
  }

  /** The tag moves on to the other build, the instance is offered it, and its owner asks for it. @returns its receipt */
  async update(): Promise<DoneUpdate> {
    const digest = await this.#published.publish(builds[this.#updates++ % builds.length] ?? '');
    await this.#look();
    const { instanceId, moorage } = this;
    const offered = await eventually(async () => {
      const seen = (await moorage.call('GET', `/api/instances/${instanceId}`)) as {
        offered?: { releaseId: string; digest: string };
      };
      return seen.offered?.digest === digest ? seen.offered : undefined;
    }, 30_000);
    const { id } = (await moorage.call('POST', `/api/instances/${instanceId}/updates`, {
      releaseId: offered.releaseId,
    })) as { id: string };
    const done = await eventually(async () => {
      const { items } = (await moorage.call('GET', `/api/instances/${instanceId}/updates`)) as { items: DoneUpdate[] };
      const update = items.find((item) => item.id === id);
      return update !== undefined && !['PENDING', 'UPDATING', 'ROLLING_BACK'].includes(update.status)
        ? update
        : undefined;
    }, 120_000);
    if (done.status !== 'SUCCEEDED') throw new Error(`The update ended ${done.status}: ${done.reason}`);
    return done;
  }

  /** Has the registry asked at once rather than when it is time. */
  async #look(): Promise<void> {
    const { client } = this.moorage;
    const { rows } = await client.query<{ now: Date }>('SELECT now()');
    await client.query('UPDATE followed_images SET next_look_at = now(), leased_until = NULL');
    await eventually(
      async () =>
        (await client.query('SELECT 1 FROM followed_images WHERE seen_at >= $1', [rows[0]?.now])).rowCount === 1,
      30_000,
    );
  }
}

const megabyte = 1_000_000;

/** Data as a bot has it: half of it files that can't be compressed, half of it text; two thirds in the first volume. */
export async function fillVolumes(container: Docker.Container, megabytes: number): Promise<void> {
  const first = Math.round((megabytes * 2) / 3);
  await container.putArchive(dataOf(first), { path: '/data' });
  await container.putArchive(dataOf(megabytes - first), { path: '/paperclip' });
}

function dataOf(megabytes: number): Readable {
  const pack = tar.pack();
  const line = JSON.stringify({
    at: '2026-01-01T00:00:00.000Z',
    person: 'Ada',
    text: 'wrote a note about the harbour',
  });
  const write = async (): Promise<void> => {
    for (let n = 0; n < megabytes; n += 1) {
      if (n % 2 === 0) {
        await entry(pack, `attachment-${n}.bin`, randomBytes(megabyte));
        continue;
      }
      for (let part = 0; part < 10; part += 1) {
        const lines = Array.from({ length: 2_000 }, () => `${randomBytes(6).toString('hex')} ${line}\n`).join('');
        await entry(pack, `notes-${n}-${part}.jsonl`, Buffer.from(lines).subarray(0, megabyte / 10));
      }
    }
    pack.finalize();
  };
  write().catch((error: unknown) => pack.destroy(error as Error));
  return Readable.from(pack, { objectMode: false });
}

function entry(pack: tar.Pack, name: string, content: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const header = { name, uid: 1000, gid: 1000, mode: 0o644, size: content.length };
    pack.entry(header, content, (error) => (error ? reject(error) : resolve()));
  });
}
