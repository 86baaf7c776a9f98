import Docker from 'dockerode';
import { PassThrough } from 'node:stream';
import { ensureNodeBase } from './build.mjs';

describe('the locally built Node base image', () => {
  const docker = new Docker();

  it('runs Node 24 and a shell as an unprivileged user with a read-only root and no capabilities', async () => {
    const base = await ensureNodeBase(docker);
    // In one stream: of two, the engine may pass on the later words first.
    const output = await runHardened(base, [
      'sh',
      '-c',
      'node -p "process.versions.node" && id -un && touch /tmp/x && ! touch /x 2>&1',
    ]);
    expect(output).toMatch(/^24\.\d+\.\d+\nnode\ntouch: \/x: Read-only file system\n$/);
  });

  it('is not built again while its content is the same', async () => {
    const base = await ensureNodeBase(docker);
    const before = (await docker.getImage(base).inspect()).Id;
    await ensureNodeBase(docker);
    expect((await docker.getImage(base).inspect()).Id).toBe(before);
  });

  async function runHardened(image: string, command: string[]): Promise<string> {
    const output = new PassThrough();
    const chunks: Buffer[] = [];
    output.on('data', (chunk: Buffer) => chunks.push(chunk));
    const [result] = (await docker.run(image, command, output, {
      User: '1000:1000',
      Tty: false,
      HostConfig: {
        AutoRemove: true,
        ReadonlyRootfs: true,
        CapDrop: ['ALL'],
        SecurityOpt: ['no-new-privileges'],
        NetworkMode: 'none',
        Tmpfs: { '/tmp': 'size=16m,mode=1777' },
      },
    })) as [{ StatusCode: number }];
    expect(result.StatusCode).toBe(0);
    return stripFrames(Buffer.concat(chunks));
  }
});

/** Removes the eight-byte frame headers the engine puts before each piece of output when no terminal is attached. */
function stripFrames(stream: Buffer): string {
  let text = '';
  for (let at = 0; at < stream.length;) {
    const length = stream.readUInt32BE(at + 4);
    text += stream.toString('utf8', at + 8, at + 8 + length);
    at += 8 + length;
  }
  return text;
}
