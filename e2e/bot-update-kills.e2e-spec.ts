import { Gate } from './dsl/gate.ts';
import { UpdateStage, type SeenUpdate } from './dsl/update-stage.ts';

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

/**
 * `kill -9` right after each numbered step, when it was done and nobody knows it yet: the worst moment, since the next process
 * does it again. Where it ends is printed as the table in docs/operators/updates.md.
 */
describe('a server that is killed while it updates a bot', () => {
  let stage: UpdateStage;
  const table: string[] = [];
  const whole = { containers: 1, networks: 1, volumes: 2 };

  beforeAll(async () => {
    stage = await UpdateStage.open();
  }, 240_000);
  afterAll(async () => {
    await stage.close();
    process.stdout.write(`${table.join('\n')}\n`);
  }, 60_000);

  /** Asks for an update, kills the server when the step is done and about to be written down, and starts it again. */
  async function killedAfter(step: string, releaseId: string, patience: number): Promise<SeenUpdate> {
    const { url } = stage.server.database;
    const done = step === 'check' ? `OLD.status = 'PENDING' AND NEW.status = 'UPDATING'` : `OLD.step = '${step}'`;
    const gate = await Gate.before(
      url,
      'bot_updates',
      `${done} AND NEW.steps IS DISTINCT FROM OLD.steps AND (NEW.step IS DISTINCT FROM OLD.step OR NEW.status <> OLD.status)`,
    );
    const id = await stage.ask(releaseId, patience);
    await gate.reached();
    await stage.server.kill();
    await gate.remove();
    await stage.server.start();
    return stage.end(id);
  }

  function note(step: string, { status, steps }: SeenUpdate, build: 'old' | 'new'): void {
    const ms = steps.reduce((sum, each) => sum + each.milliseconds, 0);
    const outcome = status === 'SUCCEEDED' ? 'succeeded' : 'went back';
    table.push(
      `| ${step} | ${outcome} | the ${build} digest | the ${build} build | nothing | ${(ms / 1_000).toFixed(1)} s |`,
    );
  }

  describe.each(rounds)('(round %i)', () => {
    let build = 'good-1';

    it.each(updateSteps)(
      'after "%s", ends healthy on the new digest with its data',
      async (step) => {
        build = build === 'good-2' ? 'good-3' : 'good-2';
        const releaseId = await stage.publish(build);
        const { offered } = await stage.instance();
        const update = await killedAfter(step, releaseId, 60);
        expect(update).toMatchObject({ status: 'SUCCEEDED' });
        expect(await stage.instance()).toMatchObject({ status: 'RUNNING', health: 'ok', digest: offered?.digest });
        expect(await stage.dataIsOf()).toEqual([build, build]);
        expect(await stage.leftovers()).toEqual({ ...whole, image: offered?.digest });
        note(step, update, 'new');
      },
      180_000,
    );

    it.each(rollbackSteps)(
      'after "%s", ends healthy on the old digest with the data it had',
      async (step) => {
        const before = await stage.instance();
        const data = await stage.dataIsOf();
        const update = await killedAfter(step, await stage.publish('corrupts-and-dies'), 12);
        expect(update).toMatchObject({ status: 'FAILED' });
        expect(update.after.volumeHash).toBe(update.before.volumeHash);
        expect(await stage.instance()).toMatchObject({ status: 'RUNNING', health: 'ok', digest: before.digest });
        expect(await stage.dataIsOf()).toEqual(data);
        expect(await stage.leftovers()).toEqual({ ...whole, image: before.digest });
        note(step, update, 'old');
      },
      180_000,
    );
  });
});
