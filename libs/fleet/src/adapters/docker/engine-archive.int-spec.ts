import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { DockerEngine } from './docker-engine.ts';
import { engineArchive } from './engine-archive.ts';

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/x-tar\r\nTransfer-Encoding: chunked\r\n\r\n';

/** What an engine may answer, and how a reader takes it; the answer of a real one is the runtime contract's. */
describe('an archive of an engine', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'moorage-archive-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  let server: Server | undefined;
  let asked: string;
  afterEach(() => new Promise((closed) => server?.close(closed)));

  /** An engine that does this once it was asked. */
  async function engineThat(answers: (socket: Socket) => void, transferSeconds = 60): Promise<DockerEngine> {
    const socketPath = join(folder, `${Math.random()}.sock`);
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (request) => {
        asked = request.toString();
        answers(socket);
      });
    });
    await new Promise<void>((ready) => server?.listen(socketPath, ready));
    return new DockerEngine({ socketPath }, { transferSeconds });
  }
  const of = { container: 'abc', path: '/kept/0/volume' };

  it('comes whole, however it is cut into pieces', async () => {
    const content = Buffer.alloc(3_000_000, 'moorage ');
    const engine = await engineThat(async (socket) => {
      const chunked = Buffer.concat([
        Buffer.from(`${head}${content.length.toString(16)}\r\n`),
        content,
        Buffer.from('\r\n0\r\n\r\n'),
      ]);
      for (const [from, to] of [
        [0, 50],
        [50, 100],
        [100, 900_000],
        [900_000, undefined],
      ] as const)
        await new Promise((sent) => socket.write(chunked.subarray(from, to), sent));
      socket.end();
    });
    expect((await buffer(await engineArchive(engine, of))).equals(content)).toBe(true);
    expect(asked).toMatch(/^GET \/containers\/abc\/archive\?path=%2Fkept%2F0%2Fvolume HTTP\/1\.1\r\n/);
  });

  it('comes whole where the engine tells its length, as it does with small ones', async () => {
    const engine = await engineThat((socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello'));
    expect((await buffer(await engineArchive(engine, of))).toString()).toBe('hello');
  });

  it.each([
    ['is shorter than told', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello'],
    ['breaks off', `${head}5\r\nhello\r\n`],
    ['is no chunked coding', `${head}hello`],
  ])('that %s is a failure, never a shorter archive', async (_what, answer) => {
    const archive = await engineArchive(await engineThat((socket) => void socket.end(answer)), of);
    await expect(buffer(archive)).rejects.toMatchObject({ code: 'RUNTIME.FAILED' });
  });

  it('that falls silent is a failure, too', async () => {
    const engine = await engineThat((socket) => void socket.write(`${head}5\r\nhello\r\n`), 2);
    const archive = await engineArchive(engine, of);
    await expect(buffer(archive)).rejects.toMatchObject({ code: 'RUNTIME.FAILED' });
  });

  it('is refused in the words of the engine', async () => {
    const engine = await engineThat(
      (socket) =>
        void socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 36\r\n\r\n{"message":"No such \\"container\\""}\n'),
    );
    await expect(engineArchive(engine, of)).rejects.toMatchObject({
      code: 'RUNTIME.FAILED',
      message: 'No such "container"',
    });
  });

  it.each([
    ['says nothing', () => undefined],
    ['hangs up', (socket: Socket) => void socket.destroy()],
  ])('of an engine that %s is waited for', async (_what, answers) => {
    await expect(engineArchive(await engineThat(answers, 0.5), of)).rejects.toMatchObject({
      code: 'RUNTIME.UNAVAILABLE',
    });
  });

  it('without a length or chunks is refused: nobody could tell whether it is whole', async () => {
    const engine = await engineThat((socket) => void socket.end('HTTP/1.1 200 OK\r\n\r\nhello'));
    await expect(engineArchive(engine, of)).rejects.toMatchObject({ code: 'RUNTIME.FAILED' });
  });

  it('whose reader leaves is left, too', async () => {
    const { promise: closed, resolve } = Promise.withResolvers<void>();
    const engine = await engineThat((socket) => {
      socket.once('close', () => resolve());
      socket.write(`${head}5\r\nhello\r\n`);
    });
    (await engineArchive(engine, of)).destroy();
    await closed;
  });
});
