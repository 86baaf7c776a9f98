import Docker from 'dockerode';
import { ensureReferenceBotImage } from '../../docker/reference-bot.mjs';

/** The runtimes a story is told on, each with the settings that choose it. Both must be there: nothing is skipped. */
export const runtimes = [
  { runtime: 'process', settings: () => Promise.resolve({ FLEET_RUNTIME: 'process' }) },
  {
    runtime: 'docker',
    settings: async () => ({ FLEET_RUNTIME: 'docker', FLEET_BOT_IMAGE: await ensureReferenceBotImage(new Docker()) }),
  },
] as const;

/** What an installation has left in Docker: nothing, once its organisations are gone. */
export async function dockerResourcesOf(
  installationId: string,
): Promise<{ containers: string[]; networks: string[]; volumes: string[] }> {
  const docker = new Docker();
  const filters = { label: [`moorage.installation=${installationId}`] };
  const [containers, networks, { Volumes: volumes }] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listNetworks({ filters }),
    docker.listVolumes({ filters }),
  ]);
  return {
    containers: containers.map((container) => container.Names[0] ?? container.Id).sort(),
    networks: networks.map((network) => network.Name).sort(),
    volumes: (volumes ?? []).map((volume) => volume.Name).sort(),
  };
}

/** Removes whatever an installation left: after its test. */
export async function removeDockerResourcesOf(installationId: string): Promise<void> {
  const docker = new Docker();
  const { containers, networks, volumes } = await dockerResourcesOf(installationId);
  await Promise.all(
    containers.map((name) => docker.getContainer(name.replace(/^\//, '')).remove({ force: true, v: true })),
  );
  await Promise.all(networks.map((name) => docker.getNetwork(name).remove()));
  await Promise.all(volumes.map((name) => docker.getVolume(name).remove({ force: true })));
}
