import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@moorage/api';
import { ContainerRuntime } from '@moorage/fleet';
import type { Actor } from './actor.ts';
import type { TestApp } from './test-app.ts';

const { botBundle, botImage } = loadConfig({
  DATABASE_URL: 'postgres://nowhere',
  MOORAGE_SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
}).settings.fleet;

/** What maintainers do: they move the tag that all bots follow. For bots that run as child processes. */
export class BotReleases {
  private readonly folders: string[] = [];

  constructor(
    private readonly app: TestApp,
    private readonly admin: Actor,
  ) {}

  /** The tag means another build from now on: the reference bot, called `version`. */
  async publish(version: string, items: readonly string[] = ['Sails in three colours.']): Promise<void> {
    await this.move(version, items, () => Promise.resolve());
  }

  /** One that starts, says `words`, and never answers. */
  async publishMute(version: string, words: string): Promise<void> {
    await this.move(version, ['Silence.'], (folder) =>
      writeFile(join(folder, 'server.mjs'), `console.log(${JSON.stringify(words)}); setInterval(() => {}, 60_000);\n`),
    );
  }

  async cleanUp(): Promise<void> {
    await Promise.all(this.folders.map((folder) => rm(folder, { recursive: true })));
  }

  private async move(
    version: string,
    items: readonly string[],
    change: (folder: string) => Promise<void>,
  ): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'moorage-bundle-'));
    this.folders.push(folder);
    await cp(botBundle, folder, { recursive: true });
    await change(folder);
    const sections = [
      { title: 'New', items },
      { title: 'Fixed', items: ['The anchor holds.'] },
    ];
    await writeFile(join(folder, 'changelogs/latest.json'), JSON.stringify({ version, date: '2026-03-01', sections }));
    const runtime = this.app.running.app.get(ContainerRuntime) as unknown as {
      images: { add(directory: string, reference: string): Promise<unknown> };
    };
    await runtime.images.add(folder, botImage);
    await this.admin.post('/api/admin/followed-images/look').expect(204);
  }
}
