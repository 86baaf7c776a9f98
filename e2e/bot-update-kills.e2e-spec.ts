import { Gate } from './dsl/gate.ts';
import { SideBySide } from './dsl/side-by-side.ts';
import { UpdateStage, type SeenInstance, type SeenUpdate } from './dsl/update-stage.ts';

const updateSteps = [
  'check',
  'pull',
  'read-changelog',
  'drain',
  'hold',
  'stop',
  'snapshot',
  'recreate',
  'start',
  'health',
  'finish',
];
const rollbackSteps = [
  'rollback-stop',
  'rollback-restore',
  'rollback-compare',
  'rollback-recreate',
  'rollback-start',
  'rollback-health',
  'rollback-finish',
];

/** `npm run test:kill` asks for more rounds; in `npm test` every step is killed once. */
const rounds = Array.from({ length: Number(process.env['MOORAGE_TEST_KILL_ROUNDS'] ?? 1) }, (_, round) => round + 1);

/** Servers side by side, each with its database and its bot: they wait for leases and restarts most of the time. */
const lanes = 6;

interface Kill {
  readonly round: number;
  readonly step: string;
}

interface AfterKill {
  readonly before: SeenInstance;
  readonly dataBefore: unknown;
  /** What was published for it, and its digest. */
  readonly build: string;
  readonly offered: string | undefined;
  readonly update: SeenUpdate;
  readonly after: SeenInstance;
  readonly data: unknown;
  readonly leftovers: unknown;
}

/** Has a new build asked for, kills the server when the step is done and about to be written down, and starts it again. */
async function killedAfter(stage: UpdateStage, { step }: Kill): Promise<AfterKill> {
  const before = await stage.instance();
  const dataBefore = await stage.dataIsOf();
  const build = rollbackSteps.includes(step) ? 'corrupts-and-dies' : dataBefore[0] === 'good-2' ? 'good-3' : 'good-2';
  const releaseId = await stage.publish(build);
  const { offered } = await stage.instance();
  const done = step === 'check' ? `OLD.status = 'PENDING' AND NEW.status = 'UPDATING'` : `OLD.step = '${step}'`;
  const gate = await Gate.before(
    stage.server.database.url,
    'bot_updates',
    `${done} AND NEW.steps IS DISTINCT FROM OLD.steps AND (NEW.step IS DISTINCT FROM OLD.step OR NEW.status <> OLD.status)`,
  );
  const id = await stage.ask(releaseId, rollbackSteps.includes(step) ? 4 : 60);
  await gate.reached();
  await stage.server.kill();
  await gate.remove();
  await stage.server.start();
  return {
    before,
    dataBefore,
    build,
    offered: offered?.digest,
    update: await stage.end(id),
    after: await stage.instance(),
    data: await stage.dataIsOf(),
    leftovers: await stage.leftovers(),
  };
}

/**
 * `kill -9` right after each numbered step, when it was done and nobody knows it yet: the worst moment, since the next process
 * does it again. Where it ends is printed as the table in docs/operators/updates.md.
 */
describe('a server that is killed while it updates a bot', () => {
  const kills = rounds.flatMap((round) => [...updateSteps, ...rollbackSteps].map((step): Kill => ({ round, step })));
  let matrix: SideBySide<Kill, UpdateStage, AfterKill>;
  const table: string[] = [];
  const whole = { containers: 1, networks: 1, volumes: 2 };

  beforeAll(() => {
    matrix = new SideBySide(kills, lanes, () => UpdateStage.open(), killedAfter);
  });
  afterAll(async () => {
    await matrix.end();
    process.stdout.write(`${table.join('\n')}\n`);
  });

  function note(step: string, { status, steps }: SeenUpdate, build: 'old' | 'new'): void {
    const ms = steps.reduce((sum, each) => sum + each.milliseconds, 0);
    const outcome = status === 'SUCCEEDED' ? 'succeeded' : 'went back';
    table.push(
      `| ${step} | ${outcome} | the ${build} digest | the ${build} build | nothing | ${(ms / 1_000).toFixed(1)} s |`,
    );
  }

  it.each(kills.filter(({ step }) => updateSteps.includes(step)))(
    'after "$step", ends healthy on the new digest with its data (round $round)',
    async (kill) => {
      const { build, offered, update, after, data, leftovers } = await matrix.resultOf(kill);
      expect(update).toMatchObject({ status: 'SUCCEEDED' });
      // All that an update does is in the matrix.
      expect(new Set(update.steps.map(({ step }) => step))).toEqual(new Set(updateSteps));
      expect(after).toMatchObject({ status: 'RUNNING', health: 'ok', digest: offered });
      expect(data).toEqual([build, build]);
      expect(leftovers).toEqual({ ...whole, image: offered });
      note(kill.step, update, 'new');
    },
    400_000,
  );

  it.each(kills.filter(({ step }) => rollbackSteps.includes(step)))(
    'after "$step", ends healthy on the old digest with the data it had (round $round)',
    async (kill) => {
      const { before, dataBefore, update, after, data, leftovers } = await matrix.resultOf(kill);
      expect(update).toMatchObject({ status: 'FAILED' });
      expect(update.after.volumeHash).toBe(update.before.volumeHash);
      expect(after).toMatchObject({ status: 'RUNNING', health: 'ok', digest: before.digest });
      expect(data).toEqual(dataBefore);
      expect(leftovers).toEqual({ ...whole, image: before.digest });
      note(kill.step, update, 'old');
    },
    400_000,
  );
});
