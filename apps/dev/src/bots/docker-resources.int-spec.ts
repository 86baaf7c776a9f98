import Docker from 'dockerode';
import { randomBytes } from 'node:crypto';
import { ensureNodeBase } from '../../../../docker/node-base/build.mjs';
import { INSTALLATION_LABEL, removeDockerResources, runningContainers } from './docker-resources.mjs';

describe('removing an installation from Docker', () => {
  const docker = new Docker();
  const mine = randomBytes(6).toString('hex');
  const other = randomBytes(6).toString('hex');

  afterEach(() => Promise.all([mine, other].map((id) => removeDockerResources(docker, id))));

  it('takes running containers, volumes and networks, and leaves those of others', async () => {
    await install(mine);
    await install(other);
    expect(await runningContainers(mine)).toBe(1);
    await removeDockerResources(docker, mine);
    expect(await runningContainers(mine)).toBe(0);
    expect(await resourcesOf(mine)).toEqual({ containers: 0, volumes: 0, networks: 0 });
    expect(await resourcesOf(other)).toEqual({ containers: 1, volumes: 1, networks: 1 });
  });

  it('does nothing where there is nothing', async () => {
    await expect(removeDockerResources(docker, mine)).resolves.toBeUndefined();
  });

  async function install(id: string): Promise<void> {
    const Labels = { [INSTALLATION_LABEL]: id };
    const name = `reset-test-${id}`;
    await docker.createNetwork({ Name: name, Labels });
    await docker.createVolume({ Name: name, Labels });
    const container = await docker.createContainer({
      Image: await ensureNodeBase(docker),
      Cmd: ['node', '-e', 'setInterval(() => {}, 1000)'],
      Labels,
      HostConfig: { NetworkMode: name, Binds: [`${name}:/data`] },
    });
    await container.start();
  }

  async function resourcesOf(id: string): Promise<object> {
    const filters = { label: [`${INSTALLATION_LABEL}=${id}`] };
    const [containers, { Volumes }, networks] = await Promise.all([
      docker.listContainers({ all: true, filters }),
      docker.listVolumes({ filters: JSON.stringify(filters) }),
      docker.listNetworks({ filters }),
    ]);
    return { containers: containers.length, volumes: Volumes.length, networks: networks.length };
  }
});
