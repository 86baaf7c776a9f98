import Docker from 'dockerode';

/** By this label, everything in Docker says which installation it belongs to. */
export const INSTALLATION_LABEL = 'moorage.installation';

/**
 * How many containers of an installation run; none where no engine answers.
 * @param {string} installation
 */
export async function runningContainers(installation) {
  try {
    const filters = { label: [`${INSTALLATION_LABEL}=${installation}`] };
    return (await new Docker({ timeout: 5_000 }).listContainers({ filters })).length;
  } catch {
    return 0;
  }
}

/**
 * Removes the containers, volumes and networks of one installation, running or not, and nothing else.
 * @param {import('dockerode')} docker
 * @param {string} installation
 */
export async function removeDockerResources(docker, installation) {
  const filters = { label: [`${INSTALLATION_LABEL}=${installation}`] };
  for (const { Id } of await docker.listContainers({ all: true, filters })) {
    await docker.getContainer(Id).remove({ force: true, v: true });
  }
  const { Volumes } = await docker.listVolumes({ filters });
  for (const { Name } of Volumes ?? []) await docker.getVolume(Name).remove();
  for (const { Id } of await docker.listNetworks({ filters })) await docker.getNetwork(Id).remove();
}
