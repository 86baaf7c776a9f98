import { ImageAllowlist } from '../../domain/image-allowlist.ts';
import { containerRuntimeContract } from '../../testing/container-runtime.contract.ts';
import { pushImage } from '../../testing/docker-fixture-images.ts';
import {
  givenFixtureImages,
  removeImages,
  testDocker,
  testSocketPath,
  uniqueRepository,
} from '../../testing/docker-test-engine.ts';
import { httpFixtureBot } from '../../testing/http-fixture-bot.ts';
import { DockerContainerRuntime } from './docker-container-runtime.ts';

containerRuntimeContract('docker', async () => {
  const repository = uniqueRepository();
  await givenFixtureImages(repository);
  // One comes from a registry, the other was only ever built here.
  await pushImage(testDocker, `${repository}:1`);
  const runtime = new DockerContainerRuntime({
    engine: { socketPath: testSocketPath },
    allowlist: ImageAllowlist.of([repository]),
    healthCheck: { intervalSeconds: 0.3, timeoutSeconds: 5, retries: 1, startPeriodSeconds: 0 },
  });
  return {
    runtime,
    bot: httpFixtureBot(runtime),
    image: `${repository}:1`,
    otherImage: `${repository}:2`,
    foreignImage: `${repository}-evil:1`,
    dispose: () => removeImages(repository),
  };
});
