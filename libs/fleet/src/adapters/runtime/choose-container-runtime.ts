import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '@moorage/contracts';
import type { ContainerRuntime } from '../../application/ports/container-runtime.port.ts';
import { ImageAllowlist } from '../../domain/image-allowlist.ts';
import { DockerContainerRuntime } from '../docker/docker-container-runtime.ts';
import type { DockerEngineAddress } from '../docker/docker-engine.ts';
import { ProcessContainerRuntime } from '../process/process-container-runtime.ts';

/**
 * The runtime that the configuration asks for. `auto` stays with what the instances that exist run on, so that an engine
 * that is late or away at a start doesn't make them anew elsewhere, without their data; where there are none, it is Docker
 * if an engine answers, else child processes.
 */
export async function chooseContainerRuntime(
  settings: Settings,
  kindsInUse: () => Promise<readonly string[]>,
): Promise<ContainerRuntime> {
  const allowlist = ImageAllowlist.of(settings.fleet.imageAllowlist);
  const docker = (): DockerContainerRuntime => {
    const { reach } = settings.fleet;
    // In a container, the host name is the container's id.
    return new DockerContainerRuntime({
      engine: engineAddress(settings),
      allowlist,
      reach: reach === 'network' ? { kind: reach, self: hostname() } : { kind: reach },
    });
  };
  const process = (): ProcessContainerRuntime =>
    new ProcessContainerRuntime({ root: join(settings.dataDir, 'process-runtime'), allowlist });

  if (settings.fleet.runtime === 'docker') return docker();
  if (settings.fleet.runtime === 'process') return process();
  const inUse = await kindsInUse();
  if (inUse.includes('docker')) return docker();
  if (inUse.includes('process')) return process();
  const candidate = docker();
  return candidate.ping().then(
    () => candidate,
    () => process(),
  );
}

function engineAddress({ fleet: { dockerHost, dockerTls } }: Settings): DockerEngineAddress {
  const url = new URL(dockerHost);
  if (url.protocol === 'unix:') return { socketPath: url.pathname };
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (dockerTls ? 2376 : 2375)),
    ...dockerTls,
  };
}
