import { randomUUID } from 'node:crypto';
import Docker from 'dockerode';
import { pushImage } from '../../docker/build-image.mjs';
import { ensureReferenceBotBuild } from '../../docker/reference-bot-builds.mjs';

/** A repository of its own in the registry of this machine, with builds of the reference bot under one tag after the other. */
export class PublishedBuilds {
  readonly tag = 'canary';
  readonly repository: string;
  /** `<host>:<port>`. */
  readonly registry: string;
  readonly #docker = new Docker();

  private constructor(registry: string) {
    this.registry = registry;
    this.repository = `${registry}/moorage-bench-${randomUUID().slice(0, 8)}/reference-bot`;
  }

  /** In `MOORAGE_TEST_REGISTRY`, which `npm run bench` starts where there is none. */
  static inRegistry(): PublishedBuilds {
    const registry = process.env['MOORAGE_TEST_REGISTRY'];
    if (registry === undefined) throw new Error('MOORAGE_TEST_REGISTRY is not set: npm run bench sets it.');
    return new PublishedBuilds(registry);
  }

  /** What an instance follows. */
  get image(): string {
    return `${this.repository}:${this.tag}`;
  }

  /** From now on the tag means this build, in the registry. @returns the digest there */
  async publish(build: string): Promise<string> {
    const image = await ensureReferenceBotBuild(this.#docker, build);
    return pushImage(this.#docker, { image, repository: this.repository, tag: this.tag });
  }

  /** Takes the names from the engine again; the registry's store goes with the registry. */
  async forget(): Promise<void> {
    const images = await this.#docker.listImages({ filters: { reference: [this.repository] } });
    for (const { RepoTags, RepoDigests } of images)
      for (const name of [...(RepoTags ?? []), ...(RepoDigests ?? [])])
        if (name.startsWith(this.repository))
          await this.#docker
            .getImage(name)
            .remove()
            .catch(() => undefined);
  }
}
