import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '@moorage/kernel/testing';
import type { Client } from 'pg';
import type { BenchRow } from './bench-row.ts';
import { startCountingRegistry } from './counting-registry.ts';
import { startMoorageOnDocker } from './moorage-on-docker.ts';
import { PublishedBuilds } from './published-builds.ts';

const instances = 10_000;
const replicas = 2;
const intervals = 5;
/** Of the channel "canary", which is polled most often. */
const intervalMinutes = 5;
/** Longer than both replicas need to look twice whether anything is due. */
const settleMs = 11_000;

/** How often a registry is asked about one image and channel that ten thousand instances follow. */
export async function rows(progress: (doing: string) => void): Promise<BenchRow[]> {
  const published = PublishedBuilds.inRegistry();
  const registry = await startCountingRegistry(published.registry);
  const image = published.image.replace(published.registry, registry.host);
  const settings = { FLEET_BOT_IMAGE: image, FLEET_IMAGE_ALLOWLIST: registry.host };
  await published.publish('good-1');
  const first = await startMoorageOnDocker(settings);
  let second: { stop(): Promise<void> } | undefined;
  try {
    progress(`starting a second replica, and writing ${instances.toLocaleString('en')} instances`);
    second = await first.replica();
    await seed(first.client, image);
    // Whoever wants to know what a tag means by now asks for it by its name.
    const isPoll = (asked: string): boolean => asked.endsWith(`/manifests/${published.tag}`);
    const polls = (): number => registry.asked.filter(isPoll).length;
    await eventually(() => polls() > 0, 30_000);
    await pause(settleMs);
    const beforeAll = polls();
    const perInterval: number[] = [];
    for (let interval = 0; interval < intervals; interval += 1) {
      progress(`interval ${interval + 1} of ${intervals}`);
      const before = polls();
      // The interval passes at once: what is due then, is due now.
      await first.client.query('UPDATE followed_images SET next_look_at = next_look_at - make_interval(mins => $1)', [
        intervalMinutes,
      ]);
      await eventually(() => polls() > before, 30_000);
      await pause(settleMs);
      perInterval.push(polls() - before);
    }
    const most = Math.max(...perInterval);
    return [
      {
        what: `polls to the registry for ${instances.toLocaleString('en')} instances of one image on one channel, per interval`,
        value: most,
        unit: 'requests',
        atLeast: 1,
        atMost: 1,
        detail: [
          `${intervals} intervals of ${intervalMinutes} minutes with ${replicas} replicas that poll: ${perInterval.join(', ')}; ${beforeAll} when the image was new`,
          `counted at a door of its own to the registry, through which the engine pulls, too; besides the polls there were ${registry.asked.length - polls()} requests: ${[...new Set(registry.asked.filter((asked) => !isPoll(asked)).map(kindOf))].join(', ')}`,
        ].join('\n'),
      },
    ];
  } finally {
    await second?.stop();
    await first.stop();
    await registry.stop();
    await published.forget();
  }
}

/** Without what is different for each image. */
const kindOf = (asked: string): string => asked.replace(/\/v2\/.+\/(manifests|blobs)\/sha256:.*/, '$1 by digest');

/** Stopped ones, which follow their image all the same: no worker looks for their containers. */
async function seed(client: Client, image: string): Promise<void> {
  await eventually(async () => (await client.query('SELECT 1 FROM bot_apps')).rowCount === 1);
  await client.query(
    `INSERT INTO instances (id, org_id, bot_app_id, slug, owner_user_id, status, desired, image, sealed_secret, health, established_at, created_at)
     SELECT gen_random_uuid(), gen_random_uuid(), (SELECT id FROM bot_apps), 'bot-' || n, $1, 'STOPPED', 'STOPPED', $2, '-',
            'unknown', now(), now()
       FROM generate_series(1, $3::int) n`,
    [randomUUID(), image, instances],
  );
}
