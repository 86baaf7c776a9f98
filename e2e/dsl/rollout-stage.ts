import Docker from 'dockerode';
import { eventually } from '@moorage/kernel/testing';
import { PublishedBuilds } from '../bench/published-builds.ts';
import type { Actor } from './actor.ts';
import { aPlatformAdmin } from './platform-admin.ts';
import { TestApp } from './test-app.ts';

export interface SeenRollout {
  readonly id: string;
  readonly status: string;
  readonly reason?: string;
  readonly total: number;
  readonly pending: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly skipped: number;
  readonly finishedAt?: string;
  readonly waves: readonly { readonly size: number; readonly succeeded: number; readonly failed: number }[];
}

export interface SeenRolloutBot {
  readonly instanceId: string;
  readonly orgId: string;
  readonly status: string;
  readonly wave?: number;
  readonly attempts: number;
  readonly skipReason?: string;
  readonly update?: { readonly status: string; readonly evidence?: { readonly logs: readonly string[] } };
}

/** What a bot is made of, as the engine and the API tell of it. */
export interface SeenBot {
  readonly instanceId: string;
  readonly status: string;
  readonly health: string;
  readonly digest: string;
  readonly container: string;
  readonly image: string;
  readonly startedAt: string;
}

interface ListedInstance {
  readonly id: string;
  readonly orgId: string;
  readonly status: string;
  readonly health: string;
  readonly digest: string;
}

/** Several organisations whose bots follow a tag of a real registry on a real engine, and an admin who rolls releases over them. */
export class RolloutStage {
  private readonly docker = new Docker();

  private constructor(
    private readonly app: TestApp,
    private readonly builds: PublishedBuilds,
    readonly owner: Actor,
    readonly admin: Actor,
  ) {}

  /** All run `good-1`, may be updated at any hour, and nothing rolls by itself. */
  static async withBots(count: number): Promise<RolloutStage> {
    const builds = PublishedBuilds.inRegistry();
    await builds.publish('good-1');
    const app = await TestApp.start({
      environment: {
        FLEET_RUNTIME: 'docker',
        FLEET_REGISTRY: 'remote',
        FLEET_IMAGE_ALLOWLIST: builds.repository,
        FLEET_BOT_IMAGE: builds.image,
      },
    });
    const [owner, admin] = [await app.aPerson('Olive Owner'), await aPlatformAdmin(app)];
    await admin.put('/api/admin/update-policy', { mode: 'manual' }).expect(204);
    const stage = new RolloutStage(app, builds, owner, admin);
    try {
      await stage.found(count);
    } catch (error) {
      await stage.close();
      throw error;
    }
    return stage;
  }

  private async found(count: number): Promise<void> {
    for (let number = 1; number <= count; number++)
      await this.owner.post('/api/organizations', { name: `Org ${number}`, slug: `org-${number}` }).expect(201);
    const running = await eventually(async () => {
      const found = await this.instances();
      return found.length === count && found.every(({ status }) => status === 'RUNNING') ? found : undefined;
    }, 120_000);
    for (const { id, orgId } of running)
      await this.owner.in(orgId).put(`/api/instances/${id}/update-policy`, { policy: 'on-push' }).expect(204);
    // The tag is known before it moves: what it means at first is no news.
    await this.look(running[0]!.digest);
  }

  async close(): Promise<void> {
    await this.app.stop();
    await this.builds.forget();
  }

  /** The tag means another build from now on. @returns its release */
  async publish(build: string): Promise<string> {
    return this.look(await this.builds.publish(build));
  }

  /** Looks at the registry at once rather than when it is time. @returns the release of the digest */
  private async look(digest: string): Promise<string> {
    await this.admin.post('/api/admin/followed-images/look').expect(204);
    const found = await eventually(async () => {
      const { items } = (await this.admin.get('/api/admin/releases').expect(200)).body as {
        items: { id: string; digest: string; images: string[] }[];
      };
      return items.find((each) => each.digest === digest && each.images.length > 0);
    });
    return found.id;
  }

  async instances(): Promise<ListedInstance[]> {
    const { body } = await this.admin.get('/api/admin/instances?limit=100').expect(200);
    return (body as { items: ListedInstance[] }).items;
  }

  /** By instance. */
  async bots(): Promise<Map<string, SeenBot>> {
    const bots = (await this.instances()).map(async ({ id, status, health, digest }): Promise<SeenBot> => {
      const [found] = await this.docker.listContainers({ filters: { label: [`moorage.instance=${id}`] } });
      const { Id, Image, State } = await this.docker.getContainer(found!.Id).inspect();
      return { instanceId: id, status, health, digest, container: Id, image: Image, startedAt: State.StartedAt };
    });
    return new Map((await Promise.all(bots)).map((bot) => [bot.instanceId, bot]));
  }

  async start(releaseId: string, settings: object): Promise<string> {
    const wanted = { releaseId, strategy: 'RollingWave', selection: { kind: 'all' }, settings };
    const { body } = await this.admin.post('/api/admin/rollouts', wanted).expect(201);
    return (body as { id: string }).id;
  }

  async rollout(id: string): Promise<SeenRollout> {
    return (await this.admin.get(`/api/admin/rollouts/${id}`).expect(200)).body as SeenRollout;
  }

  async end(id: string, withinMs = 240_000): Promise<SeenRollout> {
    return eventually(async () => {
      const rollout = await this.rollout(id);
      return rollout.finishedAt === undefined ? undefined : rollout;
    }, withinMs);
  }

  async rolloutBots(id: string, status = ''): Promise<SeenRolloutBot[]> {
    const query = status === '' ? '' : `&status=${status}`;
    const { body } = await this.admin.get(`/api/admin/rollouts/${id}/bots?limit=100${query}`).expect(200);
    return (body as { items: SeenRolloutBot[] }).items;
  }

  /** The hashes of all its data, before its last update and after the way back. */
  async hashes({ orgId, instanceId }: SeenRolloutBot): Promise<{ before?: string; after?: string }> {
    const { body } = await this.owner.in(orgId).get(`/api/instances/${instanceId}/updates`).expect(200);
    const [last] = (body as { items: { before: { volumeHash?: string }; after: { volumeHash?: string } }[] }).items;
    const { before, after } = last!;
    return {
      ...(before.volumeHash !== undefined && { before: before.volumeHash }),
      ...(after.volumeHash !== undefined && { after: after.volumeHash }),
    };
  }
}
