import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import * as tar from 'tar-stream';
import { changelogPath, longestChangelogBytes } from '@moorage/kernel';
import { ImageAllowlist } from '../../domain/image-allowlist.ts';
import { buildFrom } from '../../testing/docker-fixture-images.ts';
import { removeImages, testDocker, testSocketPath, uniqueRepository } from '../../testing/docker-test-engine.ts';
import { DockerContainerRuntime } from './docker-container-runtime.ts';

const mebibyte = 1024 * 1024;

/** Everything that may stand in an image where its changelog should. */
describe('a file of an image that is not what it should be', () => {
  const repository = uniqueRepository();
  let folder: string;
  let image: string;
  let runtime: DockerContainerRuntime;
  /** Bytes that the engine sent. */
  let received = 0;
  const bridge = createServer((socket) => {
    const engine = connect(testSocketPath);
    engine.on('data', (chunk: Buffer) => (received += chunk.length));
    engine.on('error', () => socket.destroy());
    socket.on('close', () => engine.destroy()).on('error', () => undefined);
    socket.pipe(engine).pipe(socket);
  });

  beforeAll(async () => {
    const context = tar.pack();
    context.entry({ name: 'Dockerfile' }, 'FROM scratch\nCOPY files /\nUSER 1000\nCMD ["/none"]');
    const file = (name: string, content: string | Buffer) => context.entry({ name: `files/app/${name}` }, content);
    const link = (name: string, linkname: string) =>
      context.entry({ name: `files/app/${name}`, type: 'symlink', linkname });
    file('changelogs/latest.json', Buffer.alloc(50 * mebibyte, ' '));
    file('good.json', '{}');
    file('folder/inside.json', '{}');
    link('link.json', 'good.json');
    link('absolute.json', '/app/good.json');
    link('through', 'folder');
    link('loop.json', 'loop.json');
    link('here.json', 'there.json');
    link('there.json', 'here.json');
    link('out.json', '/etc/shadow');
    link('up.json', '../../../../../../etc/shadow');
    link('endless.json', '/dev/zero');
    link('process.json', '/proc/1/environ');
    link('nowhere.json', 'none.json');
    context.finalize();
    await buildFrom(testDocker, Readable.from(context, { objectMode: false }), `${repository}:1`);
    folder = await mkdtemp(join(tmpdir(), 'moorage-bridge-'));
    const socketPath = join(folder, 'docker.sock');
    await new Promise<void>((ready) => bridge.listen(socketPath, ready));
    runtime = new DockerContainerRuntime({ engine: { socketPath }, allowlist: ImageAllowlist.of([repository]) });
    ({ reference: image } = await runtime.resolveImage(`${repository}:1`));
  });
  afterAll(async () => {
    await removeImages(repository);
    await new Promise((closed) => bridge.close(closed));
    await rm(folder, { recursive: true });
  });

  const read = (path: string) => runtime.readFileFromImage(image, path, longestChangelogBytes);

  it('is refused for its size before it was read, however large it is', async () => {
    received = 0;
    await expect(read(changelogPath)).rejects.toMatchObject({ code: 'RUNTIME.FILE_TOO_LARGE' });
    expect(received).toBeLessThan(4 * mebibyte);
  });

  it.each(['link.json', 'absolute.json', 'through/inside.json'])(
    'is read through a link within the image (%s)',
    async (name) => {
      expect((await read(`/app/${name}`)).toString()).toBe('{}');
    },
  );

  it.each([
    'folder',
    'through',
    'loop.json',
    'here.json',
    'out.json',
    'up.json',
    'endless.json',
    'process.json',
    'nowhere.json',
    '../../../../../../../etc/shadow',
    'good.json/below',
  ])('is none (%s): nothing outside of the image is read', async (name) => {
    await expect(read(`/app/${name}`)).rejects.toMatchObject({ code: 'RUNTIME.FILE_NOT_FOUND' });
  });
});
