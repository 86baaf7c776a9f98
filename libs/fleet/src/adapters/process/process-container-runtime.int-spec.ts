import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImageAllowlist } from '../../domain/image-allowlist.ts';
import { containerRuntimeContract } from '../../testing/container-runtime.contract.ts';
import { httpFixtureBot } from '../../testing/http-fixture-bot.ts';
import { writeFixtureBundle } from '../../testing/process-fixture-bundle.ts';
import { ProcessContainerRuntime } from './process-container-runtime.ts';

containerRuntimeContract('process', async () => {
  const root = await mkdtemp(join(tmpdir(), 'moorage-process-'));
  const runtime = new ProcessContainerRuntime({
    root: join(root, 'runtime'),
    allowlist: ImageAllowlist.of(['localhost/moorage']),
    healthCheck: { intervalSeconds: 0.1, timeoutSeconds: 2, retries: 1, startPeriodSeconds: 0 },
  });
  await runtime.images.add(await writeFixtureBundle(join(root, 'one'), '1.0.0'), 'localhost/moorage/fixture:1');
  await runtime.images.add(await writeFixtureBundle(join(root, 'two'), '2.0.0'), 'localhost/moorage/fixture:2');
  return {
    runtime,
    bot: httpFixtureBot(runtime),
    image: 'localhost/moorage/fixture:1',
    otherImage: 'localhost/moorage/fixture:2',
    foreignImage: 'localhost/moorage-evil/fixture:1',
    dispose: () => rm(root, { recursive: true }),
  };
});
