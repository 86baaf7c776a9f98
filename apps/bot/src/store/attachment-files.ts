import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { access, constants, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** 2 GiB */
export const MAX_ATTACHMENT_BYTES = 2 * 1024 ** 3;

/** An upload of more than the limit: 413. */
export class AttachmentTooLarge extends Error {
  override readonly name = 'AttachmentTooLarge';
}

/**
 * The bytes of attachments, in one folder per company. Paths are made of ids alone, never of a name that somebody chose.
 */
export class AttachmentFiles {
  constructor(
    private readonly root: string,
    private readonly maxBytes = MAX_ATTACHMENT_BYTES,
  ) {}

  async prepare(): Promise<void> {
    await mkdir(this.root, { recursive: true });
  }

  /** @throws where the folder can't be written to */
  async assertWritable(): Promise<void> {
    await access(this.root, constants.W_OK);
  }

  /**
   * Streams an upload to its place and answers its size. A file is there whole or not at all.
   * @throws AttachmentTooLarge, or whatever broke the upload
   */
  async write(companyId: string, id: string, content: Readable): Promise<number> {
    const file = this.fileOf(companyId, id);
    const partial = `${file}.partial`;
    await mkdir(join(this.root, companyId), { recursive: true });
    let bytes = 0;
    const counting = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        bytes += chunk.length;
        if (bytes > this.maxBytes) done(new AttachmentTooLarge());
        else done(null, chunk);
      },
    });
    try {
      await pipeline(content, counting, createWriteStream(partial, { flush: true }));
      await rename(partial, file);
      return bytes;
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }

  read(companyId: string, id: string): ReadStream {
    return createReadStream(this.fileOf(companyId, id));
  }

  async remove(companyId: string, id: string): Promise<void> {
    await rm(this.fileOf(companyId, id), { force: true });
  }

  async removeCompany(companyId: string): Promise<void> {
    await rm(join(this.root, companyId), { recursive: true, force: true });
  }

  private fileOf(companyId: string, id: string): string {
    return join(this.root, companyId, id);
  }
}
