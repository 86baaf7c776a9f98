import { setTimeout as pause } from 'node:timers/promises';
import { spread, type BenchRow } from './bench-row.ts';
import { steadyRequestsWhile, type Answered } from './steady-requests.ts';
import { fillVolumes, UpdateStage } from './update-stage.ts';

const perSecond = 200;
const megabytes = 100;
const rounds = 5;
/** Before an update is asked for and after it: the load is on all the while. */
const aroundMs = 1_000;

/** What people notice of a healthy update: requests at a steady rate while the bot goes from one build to the other. */
export async function rows(progress: (doing: string) => void): Promise<BenchRow[]> {
  progress('making an organisation with its bot');
  const stage = await UpdateStage.open({});
  try {
    await fillVolumes(stage.docker.getContainer((await stage.container()).Id), megabytes);
    const { port } = stage.moorage;
    const load = { port, host: `acme.localhost:${port}`, cookie: await stage.botCookie(), perSecond };
    const answered: Answered[] = [];
    for (let round = 0; round < rounds; round += 1) {
      progress(`update ${round + 1} of ${rounds}`);
      answered.push(
        await steadyRequestsWhile(load, async () => {
          await pause(aroundMs);
          await stage.update();
          await pause(aroundMs);
        }),
      );
    }
    const sum = (count: (each: Answered) => number): number => answered.reduce((total, each) => total + count(each), 0);
    const failures = answered.flatMap((each) => each.failures);
    const kinds = [...new Set(failures)].map((kind) => `${failures.filter((each) => each === kind).length} × ${kind}`);
    return [
      {
        what: `failed requests during a healthy update at ${perSecond} requests/s, hold on`,
        value: failures.length,
        unit: 'requests',
        atMost: 0,
        detail: [
          `${rounds} updates with ${megabytes} MB in the volumes, ${sum(({ sent }) => sent)} requests through the proxy, of which ${sum(({ writes }) => writes)} write something down${kinds.length === 0 ? '' : `: ${kinds.join(', ')}`}`,
          `the longest wait of each update: ${spread(
            answered.map(({ longestMs }) => longestMs / 1_000),
            2,
          )} s`,
        ].join('\n'),
      },
    ];
  } finally {
    await stage.close();
  }
}
