import type Docker from 'dockerode';

/** As hardened as Moorage runs bots: no capabilities, no new privileges, a read-only root with a small /tmp. */
export const HARDENED: Docker.HostConfig = {
  ReadonlyRootfs: true,
  CapDrop: ['ALL'],
  SecurityOpt: ['no-new-privileges'],
  Tmpfs: { '/tmp': 'size=32m,mode=1777' },
  Memory: 512 * 1024 * 1024,
  PidsLimit: 256,
};

/** Starts a container for the length of `use`, and removes it with its anonymous volumes, whatever happens. */
export async function withContainer<T>(
  docker: Docker,
  options: Docker.ContainerCreateOptions,
  use: (container: Docker.Container) => Promise<T>,
): Promise<T> {
  const container = await docker.createContainer(options);
  try {
    await container.start();
    return await use(container);
  } catch (error) {
    const logs = await container.logs({ stdout: true, stderr: true, tail: 50 }).catch(() => Buffer.alloc(0));
    throw new Error(`${(error as Error).message}\n\nThe container's log:\n${logs.toString('utf8')}`, { cause: error });
  } finally {
    await container.remove({ force: true, v: true });
  }
}

/** The address of a port that was published on a free port of 127.0.0.1. */
export async function publishedAddress(container: Docker.Container, port: number): Promise<string> {
  const { NetworkSettings, State } = await container.inspect();
  const published = NetworkSettings.Ports[`${port}/tcp`]?.[0]?.HostPort;
  if (!published) throw new Error(`port ${port} is not published; the container is ${State.Status}`);
  return `http://127.0.0.1:${published}`;
}
