import { Injectable } from '@nestjs/common';
import { Settings } from '@moorage/contracts';
import { SecretBox } from '@moorage/kernel';
import type { BotApp } from '../domain/bot-app.ts';
import { buildEnvironment } from '../domain/bot-environment.ts';
import type { Instance } from '../domain/instance.ts';
import { ResourceNames, type ResourceOwner } from '../domain/resource-names.ts';
import { AssertionKeys } from './ports/assertion-keys.port.ts';
import { BotAppStore } from './ports/bot-app-store.port.ts';
import { ContainerRuntime, type ContainerSpec } from './ports/container-runtime.port.ts';
import { instanceSecretContext } from './instance-secret.ts';

/** What an instance is made of: names, owner and the container's whole specification. */
@Injectable()
export class InstanceContainers {
  constructor(
    private readonly botApps: BotAppStore,
    private readonly keys: AssertionKeys,
    private readonly runtime: ContainerRuntime,
    private readonly box: SecretBox,
    private readonly settings: Settings,
  ) {}

  async botAppOf({ botAppId }: Instance): Promise<BotApp> {
    const botApp = await this.botApps.find(botAppId);
    if (botApp === undefined) throw new Error(`The bot app ${botAppId} is gone`);
    return botApp;
  }

  ownerOf({ id, orgId }: Instance): ResourceOwner {
    return { installationId: this.settings.installationId, instanceId: id, orgId };
  }

  /** The same every time for the same row and configuration, so that a container that is there already is recognised. */
  async specOf(instance: Instance): Promise<ContainerSpec> {
    if (instance.imageReference === null) throw new Error(`The image of instance ${instance.id} was never resolved`);
    const botApp = await this.botAppOf(instance);
    const names = new ResourceNames(instance.id);
    const { botMemoryMb, botCpus, botPids } = this.settings.fleet;
    return {
      name: names.container,
      owner: this.ownerOf(instance),
      image: instance.imageReference,
      env: buildEnvironment({
        instanceId: instance.id,
        platformUrl: this.settings.platformUrl,
        provisionSecret: this.box.open(instance.sealedSecret, instanceSecretContext(instance.id)),
        sharesNetworkWithPlatform: this.runtime.kind !== 'docker',
        keySet: await this.keys.publicKeySet(),
      }),
      volumes: botApp.volumes.map((path) => ({ volume: names.volume(path, instance.volumeGeneration), path })),
      network: names.network,
      port: botApp.port,
      limits: { memoryBytes: botMemoryMb * 1024 * 1024, cpus: botCpus, pids: botPids },
      healthPath: botApp.healthPath,
    };
  }
}
