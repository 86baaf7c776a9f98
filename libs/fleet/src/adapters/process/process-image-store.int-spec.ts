import { cp, mkdir, mkdtemp, readdir, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImageAllowlist } from '../../domain/image-allowlist.ts';
import { writeFixtureBundle } from '../../testing/process-fixture-bundle.ts';
import { digestOf, ProcessImageStore } from './process-image-store.ts';

let folder: string;
let bundle: string;
let store: ProcessImageStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'moorage-images-'));
  bundle = await writeFixtureBundle(join(folder, 'bundle'));
  store = new ProcessImageStore(join(folder, 'runtime'), ImageAllowlist.of(['localhost/moorage']));
});
afterEach(() => rm(folder, { recursive: true }));

const stored = () => readdir(join(folder, 'runtime/images'));

describe('ProcessImageStore', () => {
  it('stores the same content once, under the same digest, whenever and wherever it was written', async () => {
    const first = await store.add(bundle, 'localhost/moorage/bot:1');
    await cp(bundle, join(folder, 'copy'), { recursive: true });
    await utimes(join(folder, 'copy/server.mjs'), 1, 1);
    const [second, third] = await Promise.all([
      store.add(join(folder, 'copy'), 'localhost/moorage/bot:1'),
      store.add(bundle, 'localhost/moorage/other:1'),
    ]);
    expect(second).toEqual(first);
    expect(third.digest).toBe(first.digest);
    expect(await stored()).toEqual([first.digest.replace(':', '-')]);
    expect(first).toEqual({
      reference: `localhost/moorage/bot@${first.digest}`,
      digest: first.digest,
      version: '1.0.0',
    });
  });

  it('lets a tag move on and keeps what it was, unharmed by what becomes of the folder', async () => {
    const before = await store.add(bundle, 'localhost/moorage/bot:stable');
    await writeFile(join(bundle, 'package.json'), '{"version":"2.0.0"}');
    const after = await store.add(bundle, 'localhost/moorage/bot:stable');
    await expect(store.resolve('localhost/moorage/bot:stable')).resolves.toEqual(after);
    await expect(store.resolve(before.reference)).resolves.toEqual(before);
    expect([before.version, after.version]).toEqual(['1.0.0', '2.0.0']);
    expect(await digestOf(await store.held(before.reference))).toBe(before.digest);
  });

  it('takes no bundle without a server, nor a name outside the allowlist', async () => {
    await mkdir(join(folder, 'empty'));
    await expect(store.add(join(folder, 'empty'), 'localhost/moorage/bot:1')).rejects.toThrow('no server.mjs');
    await expect(store.add(bundle, 'localhost/evil/bot:1')).rejects.toMatchObject({
      code: 'RUNTIME.IMAGE_NOT_ALLOWED',
    });
  });

  it('reads nothing from outside a bundle', async () => {
    await writeFile(join(folder, 'secret'), 'secret');
    await symlink(join(folder, 'secret'), join(bundle, 'outward'));
    await symlink('changelogs/latest.json', join(bundle, 'inward'));
    await symlink('loop', join(bundle, 'loop'));
    const { reference } = await store.add(bundle, 'localhost/moorage/bot:1');
    for (const path of [
      '/app/outward',
      '/app/../../../secret',
      '/secret',
      '/etc/passwd',
      '/app',
      '/apple',
      '/app/changelogs',
      '/app/loop',
      '/app/server.mjs/below',
    ]) {
      await expect(store.readFile(reference, path, 1000)).rejects.toMatchObject({ code: 'RUNTIME.FILE_NOT_FOUND' });
    }
    await expect(store.readFile(reference, '/app/inward', 1000)).resolves.toBeInstanceOf(Buffer);
  });

  it('reads no more of a file of 50 MB than it may have', async () => {
    await truncate(join(bundle, 'changelogs/latest.json'), 50 * 1024 * 1024);
    const { reference } = await store.add(bundle, 'localhost/moorage/bot:1');
    const before = process.memoryUsage().arrayBuffers;
    await expect(store.readFile(reference, '/app/changelogs/latest.json', 1000)).rejects.toMatchObject({
      code: 'RUNTIME.FILE_TOO_LARGE',
    });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5 * 1024 * 1024);
  });
});

describe('digestOf', () => {
  it('tells apart what a plain joining of texts would not', async () => {
    const make = async (name: string, files: Record<string, string>) => {
      await mkdir(join(folder, name));
      for (const [path, content] of Object.entries(files)) await writeFile(join(folder, name, path), content);
      return digestOf(join(folder, name));
    };
    const digests = [
      await make('a', { ab: 'c' }),
      await make('b', { a: 'bc' }),
      await make('c', { ab: '', c: '' }),
      await make('d', { ab: 'C' }),
    ];
    expect(new Set(digests).size).toBe(4);
  });

  it('counts whether a file may be executed, and where a link leads', async () => {
    const before = await digestOf(bundle);
    await symlink('a', join(bundle, 'link'));
    const linked = await digestOf(bundle);
    await rm(join(bundle, 'link'));
    await symlink('b', join(bundle, 'link'));
    expect(new Set([before, linked, await digestOf(bundle)]).size).toBe(3);
  });
});
