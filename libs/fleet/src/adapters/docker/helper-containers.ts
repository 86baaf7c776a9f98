import { randomUUID } from 'node:crypto';
import type Docker from 'dockerode';
import { type DockerEngine, orEngineError, unlessStatus } from './docker-engine.ts';

const helperLabel = 'moorage.helper';
/** No archive takes longer, so an older helper is one whose maker was killed. */
const abandonedAfterSeconds = 3600;

/**
 * Containers that are created and never started: through them the engine lets us read files of an image and carry volumes in
 * and out. They are removed after use; those of a process that was killed go with the next one's visit.
 */
export class HelperContainers {
  constructor(private readonly engine: DockerEngine) {}

  async with<T>(options: Docker.ContainerCreateOptions, work: (container: Docker.Container) => Promise<T>): Promise<T> {
    const container = await this.create(options);
    try {
      return await work(container);
    } finally {
      await this.remove(container);
    }
  }

  async create(options: Docker.ContainerCreateOptions): Promise<Docker.Container> {
    await this.removeAbandoned();
    const { id } = await orEngineError(
      this.engine.calls.createContainer({
        ...options,
        name: `moorage-helper-${randomUUID()}`,
        // The engine asks for a command, though none ever runs.
        Entrypoint: ['/never-started'],
        Cmd: [],
        NetworkDisabled: true,
        Labels: { [helperLabel]: 'true' },
        HostConfig: { ...options.HostConfig, NetworkMode: 'none' },
      }),
    );
    // Archives come through the container's handle, so it is the patient client's.
    return this.engine.transfers.getContainer(id);
  }

  async remove(container: Docker.Container): Promise<void> {
    await unlessStatus([404, 409], this.engine.calls.getContainer(container.id).remove({ force: true, v: true }));
  }

  /** Removes the helpers that a killed process left attached to a volume. True when nothing else uses it. */
  async removeThoseOf(volume: string): Promise<boolean> {
    const users = await this.list({ volume: [volume] });
    const helpers = users.filter(({ Labels }) => helperLabel in Labels);
    await Promise.all(helpers.map(({ Id }) => this.remove(this.engine.calls.getContainer(Id))));
    return helpers.length === users.length;
  }

  private async removeAbandoned(): Promise<void> {
    const oldest = Date.now() / 1000 - abandonedAfterSeconds;
    const abandoned = (await this.list({ label: [helperLabel] })).filter(({ Created }) => Created < oldest);
    await Promise.all(abandoned.map(({ Id }) => this.remove(this.engine.calls.getContainer(Id))));
  }

  private list(filters: Record<string, string[]>): Promise<Docker.ContainerInfo[]> {
    return orEngineError(this.engine.calls.listContainers({ all: true, filters }));
  }
}
