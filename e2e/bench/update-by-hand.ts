import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type Docker from 'dockerode';
import { freePort } from './nginx.ts';
import { fillVolumes } from './update-stage.ts';

const run = promisify(execFile);

interface Hand {
  readonly docker: Docker;
  /** What Moorage makes its container of. */
  readonly model: Docker.ContainerInspectInfo;
  /** By the paths that they are mounted at. */
  readonly volumes: ReadonlyMap<string, string>;
  readonly network: Docker.Network;
  readonly name: string;
  readonly port: number;
  /** The folder of the copies. */
  readonly copies: string;
}

/**
 * What a careful operator does without Moorage, and nothing besides: stop the container, copy its volumes' folders to the
 * disk, create one of the new image with the same options, start it. By calls to the engine, which cost less than its command
 * line; the copy is `cp` and `sync`, straight from the folders that the engine keeps the volumes in.
 */
export class UpdateByHand {
  /** Of the containers, the last one runs. */
  readonly #made: string[] = [];
  readonly #hand: Hand;

  private constructor(hand: Hand) {
    this.#hand = hand;
  }

  get port(): number {
    return this.#hand.port;
  }

  /** A container like the model, on volumes and a network of its own, with as many megabytes in its volumes. */
  static async like(
    docker: Docker,
    model: Docker.ContainerInspectInfo,
    { megabytes, copiesIn }: { megabytes: number; copiesIn: string },
  ): Promise<UpdateByHand> {
    const name = `${model.Name.slice(1)}-by-hand`;
    const network = await docker.createNetwork({ Name: name });
    const volumes = new Map<string, string>();
    for (const { Destination } of model.Mounts) {
      const volume = `${name}${Destination.replaceAll('/', '-')}`;
      await docker.createVolume({ Name: volume });
      volumes.set(Destination, volume);
    }
    const copies = await mkdtemp(join(copiesIn, 'by-hand-'));
    const made = new UpdateByHand({ docker, model, volumes, network, name, port: await freePort(), copies });
    try {
      const container = await made.#create(model.Config.Image);
      await container.start();
      await fillVolumes(container, megabytes);
      return made;
    } catch (error) {
      await made.remove();
      throw error;
    }
  }

  /** @param image the new one, which the engine has. @returns the milliseconds of what was done, in order */
  async update(image: string): Promise<ReadonlyMap<string, number>> {
    const { copies, docker, volumes } = this.#hand;
    const took = new Map<string, number>();
    let since = performance.now();
    const done = (what: string): void => {
      took.set(what, performance.now() - since);
      since = performance.now();
    };
    const old = docker.getContainer(this.#made.at(-1) ?? '');
    await old.stop({ t: 10 });
    done('stop');
    const copy = join(copies, String(this.#made.length));
    const folders = await Promise.all(
      [...volumes.values()].map(async (volume) => (await docker.getVolume(volume).inspect()).Mountpoint),
    );
    await mkdir(copy);
    for (const [n, folder] of folders.entries()) await run('cp', ['-a', folder, join(copy, String(n))]);
    await run('sync', ['-f', copy]);
    done('copy');
    const made = await this.#create(image);
    done('create');
    await made.start();
    done('start');
    return took;
  }

  /** The old container and the copy, once nobody waits any more. */
  async tidy(): Promise<void> {
    for (const old of this.#made.splice(0, this.#made.length - 1))
      await this.#hand.docker.getContainer(old).remove({ v: true });
    await rm(this.#hand.copies, { recursive: true, force: true });
    await mkdir(this.#hand.copies);
  }

  async remove(): Promise<void> {
    for (const container of this.#made)
      await this.#hand.docker.getContainer(container).remove({ force: true, v: true });
    for (const volume of this.#hand.volumes.values()) await this.#hand.docker.getVolume(volume).remove();
    await this.#hand.network.remove();
    await rm(this.#hand.copies, { recursive: true, force: true });
  }

  async #create(image: string): Promise<Docker.Container> {
    const { Config, HostConfig } = this.#hand.model;
    const [port = ''] = Object.keys(Config.ExposedPorts ?? {});
    const container = await this.#hand.docker.createContainer({
      name: `${this.#hand.name}-${Date.now()}`,
      Image: image,
      Env: Config.Env,
      ExposedPorts: { [port]: {} },
      Healthcheck: Config.Healthcheck,
      HostConfig: {
        ...HostConfig,
        NetworkMode: this.#hand.name,
        PortBindings: { [port]: [{ HostIp: '127.0.0.1', HostPort: String(this.#hand.port) }] },
        Mounts: [...this.#hand.volumes].map(([Target, Source]) => ({
          Type: 'volume',
          Source,
          Target,
          ReadOnly: false,
        })),
      },
    });
    this.#made.push(container.id);
    return container;
  }
}
