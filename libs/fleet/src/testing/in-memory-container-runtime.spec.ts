import { ImageAllowlist } from '../domain/image-allowlist.ts';
import { containerRuntimeContract } from './container-runtime.contract.ts';
import { InMemoryContainerRuntime } from './in-memory-container-runtime.ts';
import { type FixtureBot, fixtureChangelog } from './runtime-harness.ts';

/** In memory there is no app; what it would do is done to the runtime directly. */
function botOf(runtime: InMemoryContainerRuntime): FixtureBot {
  const locate = (container: string, path: string) => {
    const mount = runtime.specOf(container)?.volumes.find((candidate) => path.startsWith(`${candidate.path}/`));
    if (!mount) throw new Error(`${container} mounts nothing at ${path}`);
    return { files: runtime.filesOf(mount.volume), file: path.slice(mount.path.length + 1) };
  };
  return {
    async writeFile(container, path, text) {
      const { files, file } = locate(container, path);
      files.set(file, Buffer.from(text));
    },
    async readFile(container, path) {
      const { files, file } = locate(container, path);
      return files.get(file)?.toString();
    },
    async say(container, stream, text) {
      runtime.write(container, stream, text);
    },
    async environment(container) {
      const spec = runtime.specOf(container);
      return { ...spec?.env, PORT: String(spec?.port) };
    },
    async setHealth(container, health) {
      runtime.setHealth(container, health);
    },
    async crash(container) {
      runtime.crash(container, 1);
      runtime.recover(container);
    },
  };
}

containerRuntimeContract('in memory', async () => {
  const runtime = new InMemoryContainerRuntime({ allowlist: ImageAllowlist.of(['localhost/moorage']) });
  const files = { '/app/changelogs/latest.json': fixtureChangelog };
  runtime.addImage('localhost/moorage/fixture:1', { content: 'one', version: '1.0.0', files });
  runtime.addImage('localhost/moorage/fixture:2', { content: 'two', version: '2.0.0', files });
  return {
    runtime,
    bot: botOf(runtime),
    image: 'localhost/moorage/fixture:1',
    otherImage: 'localhost/moorage/fixture:2',
    foreignImage: 'localhost/moorage-evil/fixture:1',
    dispose: async () => undefined,
  };
});

describe('InMemoryContainerRuntime', () => {
  it('refuses everything while its engine is away', async () => {
    const runtime = new InMemoryContainerRuntime();
    runtime.engineAnswers = false;
    await expect(runtime.ping()).rejects.toMatchObject({ code: 'RUNTIME.UNAVAILABLE' });
    runtime.engineAnswers = true;
    await expect(runtime.ping()).resolves.toMatchObject({ kind: 'memory' });
  });

  it('pulls what only its registry holds', async () => {
    const runtime = new InMemoryContainerRuntime();
    const reference = runtime.addImage('localhost/bot:1', {
      content: 'far',
      onlyInRegistry: true,
      files: { '/f': 'text' },
    });
    await expect(runtime.readFileFromImage(reference, '/f', 10)).rejects.toMatchObject({
      code: 'RUNTIME.IMAGE_NOT_FOUND',
    });
    await runtime.pullImage(reference);
    await expect(runtime.readFileFromImage(reference, '/f', 10)).resolves.toEqual(Buffer.from('text'));
  });

  it('lets a test fail any call, and remembers the calls', async () => {
    const runtime = new InMemoryContainerRuntime();
    runtime.intercept((call) => {
      if (call === 'inspectContainer') throw new Error('killed here');
    });
    await expect(runtime.inspectContainer('a')).rejects.toThrow('killed here');
    runtime.intercept(undefined);
    await expect(runtime.inspectContainer('b')).resolves.toMatchObject({ state: 'missing' });
    expect(runtime.calls).toEqual(['inspectContainer a', 'inspectContainer b']);
  });
});
