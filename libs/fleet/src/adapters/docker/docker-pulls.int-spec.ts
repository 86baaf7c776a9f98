import { isDomainError } from '@moorage/kernel';
import { stopwatch } from '@moorage/kernel/testing';
import { ImageAllowlist } from '../../domain/image-allowlist.ts';
import { removeImages, testDocker, testSocketPath } from '../../testing/docker-test-engine.ts';
import { startScriptedRegistry, type RegistryScript, type ScriptedRegistry } from '../../testing/scripted-registry.ts';
import { DockerContainerRuntime } from './docker-container-runtime.ts';

/** An engine pulls from a registry that has a bad day: in bounded time, with a reason, and with nothing half-pulled to be seen. */
describe('a pull from a registry', () => {
  let registry: ScriptedRegistry;
  let image: string;
  beforeEach(async () => {
    registry = await startScriptedRegistry();
    image = `${registry.repository}@${registry.digest}`;
  });
  const runtimeWith = (patience?: { readonly pullNewsSeconds: number; readonly pullSeconds: number }) =>
    new DockerContainerRuntime({
      engine: { socketPath: testSocketPath },
      allowlist: ImageAllowlist.of([registry.repository]),
      ...(patience && { patience }),
    });
  afterEach(async () => {
    await registry.stop();
    await removeImages(registry.repository);
  });

  async function refusal(runtime: DockerContainerRuntime): Promise<string> {
    try {
      return (await runtime.pullImage(image)).digest;
    } catch (error) {
      if (!isDomainError(error)) throw error;
      return `${error.code}: ${error.message}`;
    }
  }

  /** Misbehaves for one part, and is good about the others. */
  const only =
    (part: string, script: RegistryScript): RegistryScript =>
    (asked, response, content) =>
      asked === part ? script(asked, response, content) : void response.end(content);

  const doesNotGoOn = /^RUNTIME\.FAILED: The image could not be pulled: the registry does not go on\.$/;
  const another = Buffer.from('{"schemaVersion":2,"mediaType":"application/vnd.docker.distribution.manifest.v2+json"}');

  it.each<[string, RegistryScript, RegExp]>([
    [
      'gives another manifest than the digest promised',
      only('manifest', (_, response) => void response.end(another)),
      /^RUNTIME\.FAILED: The image could not be pulled: .*digest/,
    ],
    [
      'gives half of a layer, and says that was all',
      only('layer', (_, response, content) => void response.end(content.subarray(0, content.length / 2))),
      /^RUNTIME\.FAILED: The image could not be pulled: .*verification failed/,
    ],
    [
      'gives another layer of the same length',
      only('layer', (_, response, content) => void response.end(Buffer.from(content).fill(7, 5_000, 6_000))),
      /^RUNTIME\.FAILED: The image could not be pulled: /,
    ],
    [
      'hangs up in the middle of the configuration',
      only('config', (_, response, content) => {
        response.setHeader('content-length', content.length);
        response.write(content.subarray(0, 100), () => response.destroy());
      }),
      /^RUNTIME\.FAILED: The image could not be pulled: /,
    ],
    [
      'hangs up in the middle of a layer, again and again',
      only('layer', (_, response, content) => {
        response.setHeader('content-length', content.length);
        response.write(content.subarray(0, 50_000), () => response.destroy());
      }),
      doesNotGoOn,
    ],
    ['stays silent about the manifest', only('manifest', () => undefined), doesNotGoOn],
    [
      'stops in the middle of a layer and keeps the line open',
      only('layer', (_, response, content) => {
        response.setHeader('content-length', content.length);
        response.write(content.subarray(0, 50_000));
      }),
      doesNotGoOn,
    ],
    [
      'gives a layer in drops',
      only('layer', (_, response, content) => {
        response.setHeader('content-length', content.length);
        let at = 0;
        const drops = setInterval(() => response.write(content.subarray(at, (at += 500))), 100);
        response.on('close', () => clearInterval(drops));
      }),
      doesNotGoOn,
    ],
    [
      'answers with 503',
      (_, response) => void response.writeHead(503).end(),
      /^RUNTIME\.FAILED: The image could not be pulled: received unexpected HTTP status: 503/,
    ],
    [
      'has no such manifest',
      (_, response) => void response.writeHead(404).end('{"errors":[{"code":"MANIFEST_UNKNOWN","message":"none"}]}'),
      /^RUNTIME\.IMAGE_NOT_FOUND/,
    ],
  ])('that %s fails with the reason, and works when the registry does', async (_, script, reason) => {
    registry.script = script;
    // Who waits for what never comes waits a little; whoever is told something hears it, however busy the machine is.
    const runtime = runtimeWith(reason === doesNotGoOn ? { pullNewsSeconds: 1, pullSeconds: 3 } : undefined);
    using since = stopwatch();
    expect(await refusal(runtime)).toMatch(reason);
    if (reason === doesNotGoOn) expect(since.ms()).toBeLessThan(8_000);
    // The engine shows nothing of it.
    expect(await testDocker.listImages({ filters: { reference: [registry.repository] } })).toEqual([]);
    registry.script = undefined;
    await expect(runtimeWith().pullImage(image)).resolves.toMatchObject({ digest: registry.digest, version: '7.0.0' });
  });
});
