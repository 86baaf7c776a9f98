import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeTree } from './remove-tree.ts';

describe('removing what a bot left', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'moorage-tree-'));
    // As root one may do everything, so somebody else does it.
    if (process.geteuid?.() !== 0) return;
    await chown(folder, 65_534, 65_534);
    process.seteuid!(65_534);
  });
  afterEach(async () => {
    if (process.getuid?.() === 0) process.seteuid!(0);
    await rm(folder, { recursive: true });
  });

  it('takes closed folders and names in no encoding with it, and nothing beside', async () => {
    await mkdir(join(folder, 'beside'));
    await writeFile(join(folder, 'beside/kept'), 'kept');
    const volume = join(folder, 'volume');
    await mkdir(join(volume, 'shut/in/deeper'), { recursive: true });
    await writeFile(join(volume, 'shut/in/deeper/file'), '');
    await writeFile(Buffer.concat([Buffer.from(`${volume}/shut/in/`), Buffer.of(0xff, 0xfe)]), '');
    await symlink(join(folder, 'beside'), join(volume, 'shut/out'));
    for (const each of ['shut/in/deeper', 'shut/in', 'shut']) await chmod(join(volume, each), 0);
    await removeTree(volume);
    await removeTree(volume);
    expect(await readdir(folder)).toEqual(['beside']);
    expect(await readFile(join(folder, 'beside/kept'), 'utf8')).toBe('kept');
  });
});
