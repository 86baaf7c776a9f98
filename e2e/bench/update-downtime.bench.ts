import { tmpdir } from 'node:os';
import { median, spread, type BenchRow } from './bench-row.ts';
import { watchHealth, type WatchedPlace } from './health-watch.ts';
import { UpdateByHand } from './update-by-hand.ts';
import { fillVolumes, UpdateStage } from './update-stage.ts';

const megabytes = 100;
const rounds = 7;
const warmUp = 1;

/** Milliseconds of what was done one after the other. */
type Times = ReadonlyMap<string, number>;

/** How long a bot is away for a healthy update, by Moorage and by hand in turns. */
export async function rows(progress: (doing: string) => void): Promise<BenchRow[]> {
  progress('making an organisation with its bot, and the same by hand');
  const stage = await UpdateStage.open({ PROXY_HOLD_SECONDS: '0' });
  let byHand: UpdateByHand | undefined;
  try {
    const model = await stage.container();
    await fillVolumes(stage.docker.getContainer(model.Id), megabytes);
    byHand = await UpdateByHand.like(stage.docker, model, { megabytes, copiesIn: tmpdir() });
    const { port } = stage.moorage;
    const proxied = {
      host: '127.0.0.1',
      port,
      headers: { host: `acme.localhost:${port}`, cookie: await stage.botCookie() },
    };
    const ours: number[] = [];
    const floor: number[] = [];
    const receipts: Times[] = [];
    const handTimes: Times[] = [];
    for (let round = -warmUp; round < rounds; round += 1) {
      progress(round < 0 ? 'warming up' : `round ${round + 1} of ${rounds}`);
      const mine = await awayWhile(proxied, async () => {
        const { steps } = await stage.update();
        receipts.push(new Map(steps.map(({ step, milliseconds }) => [step, milliseconds])));
      });
      // To the image that the engine has by now, as after a pull.
      const image = (await stage.container()).Config.Image;
      const hand = byHand;
      const theirs = await awayWhile(
        { host: '127.0.0.1', port: byHand.port },
        async () => void handTimes.push(await hand.update(image)),
      );
      await byHand.tidy();
      if (round < 0) continue;
      ours.push(mine / 1_000);
      floor.push(theirs / 1_000);
    }
    return [
      {
        what: `downtime of a healthy update with ${megabytes} MB in the volumes ÷ the same by hand`,
        value: median(ours.map((seconds, round) => seconds / (floor[round] ?? Number.NaN))),
        atMost: 1.25,
        detail: [
          `through the proxy with its hold off, last answer of the old to first of the new: ${spread(ours, 2)} s; by hand ${spread(floor, 2)} s`,
          "by hand: stop, `cp -a` of the volumes' folders and `sync`, create with the same options, start, first healthy answer at its own port",
          `milliseconds by hand: ${stepsOf(handTimes.slice(warmUp))}; of the update's steps: ${stepsOf(receipts.slice(warmUp))}`,
        ].join('\n'),
      },
    ];
  } finally {
    await byHand?.remove();
    await stage.close();
  }
}

/** Milliseconds without a bot while something is done to it; ends with the first answer after it. */
async function awayWhile(place: WatchedPlace, work: () => Promise<void>): Promise<number> {
  const watched = watchHealth(place);
  await work();
  return watched;
}

function stepsOf(rounds: readonly Times[]): string {
  const names = [...(rounds[0]?.keys() ?? [])];
  return names
    .map((name) => `${name} ${median(rounds.map((times) => times.get(name) ?? Number.NaN)).toFixed(0)}`)
    .join(', ');
}
