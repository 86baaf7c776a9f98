import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { AttachmentFiles, AttachmentTooLarge } from './attachment-files.ts';

describe('AttachmentFiles', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'files-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  it('keeps a file whole and answers its size', async () => {
    const files = new AttachmentFiles(root);

    expect(await files.write('c', 'a', Readable.from([Buffer.from('hello '), Buffer.from('world')]))).toBe(11);

    expect((await files.read('c', 'a').toArray()).join('')).toBe('hello world');
  });

  it('keeps nothing of a file that is too large, or that breaks off', async () => {
    const files = new AttachmentFiles(root, 10);
    const broken = async function* () {
      yield Buffer.from('half');
      throw new Error('connection lost');
    };

    await expect(files.write('c', 'a', Readable.from([Buffer.alloc(11)]))).rejects.toThrow(AttachmentTooLarge);
    await expect(files.write('c', 'b', Readable.from(broken()))).rejects.toThrow('connection lost');

    expect(await readdir(join(root, 'c'))).toEqual([]);
  });
});
