import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { VolumeSpec } from '../../application/ports/container-runtime.port.ts';
import type { ResourceOwner } from '../../domain/resource-names.ts';
import { runtimeErrors } from '../../domain/runtime-errors.ts';
import { isMissing, moveInto, readJsonFile, writeJsonFile } from './json-file.ts';
import { layoutOf } from './process-layout.ts';
import { removeTree } from './remove-tree.ts';
import { packFolder, unpackFolder } from './volume-archive.ts';

/** Volumes as folders. Each is made aside and moved into its place whole, so that a kill never leaves half of one. */
export class ProcessVolumes {
  private readonly folders: ReturnType<typeof layoutOf>;

  constructor(root: string) {
    this.folders = layoutOf(root);
  }

  /** The folder with a volume's content. */
  contentOf(name: string): string {
    return join(this.folders.volumes, name, 'volume');
  }

  async exists(name: string): Promise<boolean> {
    return stat(this.contentOf(name)).then(() => true, falseIfMissing);
  }

  async create(spec: VolumeSpec): Promise<void> {
    await this.place(spec, async () => undefined);
  }

  async remove(name: string): Promise<void> {
    await mkdir(this.folders.building, { recursive: true });
    const doomed = join(this.folders.building, randomUUID());
    const moved = await rename(join(this.folders.volumes, name), doomed).then(() => true, falseIfMissing);
    if (moved) await removeTree(doomed);
  }

  async archive(name: string): Promise<Readable> {
    if (!(await this.exists(name))) throw runtimeErrors.volumeNotFound(name);
    return packFolder(this.contentOf(name));
  }

  async restore(spec: VolumeSpec, content: Readable): Promise<void> {
    if (await this.exists(spec.name)) throw runtimeErrors.volumeExists(spec.name);
    const placed = await this.place(spec, (folder) => unpackFolder(content, folder));
    if (!placed) throw runtimeErrors.volumeExists(spec.name);
  }

  async list(): Promise<{ name: string; owner: ResourceOwner }[]> {
    const names = await readdir(this.folders.volumes).catch((error: unknown) =>
      isMissing(error) ? [] : Promise.reject(error),
    );
    const found = await Promise.all(
      names.map(async (name) => ({
        name,
        owner: await readJsonFile<ResourceOwner>(join(this.folders.volumes, name, 'owner.json')),
      })),
    );
    return found.flatMap(({ name, owner }) => (owner ? [{ name, owner }] : []));
  }

  /** False when a volume of that name is in the place already. */
  private async place({ name, owner }: VolumeSpec, fill: (folder: string) => Promise<void>): Promise<boolean> {
    const building = join(this.folders.building, randomUUID());
    await mkdir(join(building, 'volume'), { recursive: true });
    await mkdir(this.folders.volumes, { recursive: true });
    try {
      await fill(join(building, 'volume'));
      await writeJsonFile(join(building, 'owner.json'), owner);
      return await moveInto(building, join(this.folders.volumes, name));
    } finally {
      await removeTree(building);
    }
  }
}

function falseIfMissing(error: unknown): boolean {
  if (!isMissing(error)) throw error;
  return false;
}
