import { RolloutStage } from './dsl/rollout-stage.ts';

const fleet = 12;

/** Twelve instances of the reference bot on a real engine, a real registry, and releases that roll over them. */
describe('a rollout over twelve bots on Docker', () => {
  let stage: RolloutStage;

  beforeAll(async () => {
    stage = await RolloutStage.withBots(fleet);
  }, 400_000);
  afterAll(() => stage.close());

  it('of a poisoned release stops at the threshold: the touched bots are back with their data, the rest untouched', async () => {
    const before = await stage.bots();
    const releaseId = await stage.publish('corrupts-and-dies');
    const wanted = { releaseId, strategy: 'RollingWave', selection: { kind: 'all' } };
    const preview = await stage.admin.post('/api/admin/rollouts/preview', wanted).expect(200);
    expect(preview.body).toMatchObject({ total: fleet, leftOut: [], waves: Array(4).fill({ size: 3 }) });

    const settings = { pauseSeconds: 0, retries: 0, abortAtFailures: 3, healthTimeoutSeconds: 10 };
    const id = await stage.start(releaseId, settings);
    const rollout = await stage.end(id);
    expect(rollout).toMatchObject({
      status: 'ABORTED',
      reason: 'The updates of 3 bots failed.',
      total: fleet,
      succeeded: 0,
      failed: 3,
      skipped: 9,
      pending: 0,
      waves: [{ size: 3, failed: 3 }],
    });

    const after = await stage.bots();
    const bots = await stage.rolloutBots(id);
    expect(bots).toHaveLength(fleet);
    for (const bot of bots) {
      const [was, is] = [before.get(bot.instanceId)!, after.get(bot.instanceId)!];
      // All of them run what they ran, healthy.
      expect(is).toMatchObject({ status: 'RUNNING', health: 'ok', digest: was.digest, image: was.image });
      if (bot.status === 'FAILED') {
        const { before: kept, after: restored } = await stage.hashes(bot);
        expect(kept).toMatch(/^[0-9a-f]{64}$/);
        expect(restored).toBe(kept);
        expect(bot.update).toMatchObject({ status: 'FAILED' });
        expect(bot.update?.evidence?.logs.join('\n')).toContain('All is ruined');
      } else {
        expect(bot).toMatchObject({ status: 'SKIPPED', skipReason: 'aborted', attempts: 0 });
        expect(bot.update).toBeUndefined();
        expect([is.container, is.startedAt]).toEqual([was.container, was.startedAt]);
      }
    }

    const { body } = await stage.admin.get('/api/admin/releases?quarantined=true').expect(200);
    expect((body as { items: { id: string }[] }).items.map((release) => release.id)).toEqual([releaseId]);
    const refused = await stage.admin.post('/api/admin/rollouts', wanted).expect(409);
    expect(refused.body).toMatchObject({ code: 'ROLLOUT.RELEASE_QUARANTINED' });
  }, 400_000);

  it('of a good release moves over all of them, wave by wave', async () => {
    const releaseId = await stage.publish('good-2');
    const id = await stage.start(releaseId, { pauseSeconds: 0, retries: 0, healthTimeoutSeconds: 60 });
    const rollout = await stage.end(id);
    expect(rollout).toMatchObject({ status: 'FINISHED', total: fleet, succeeded: fleet, failed: 0, pending: 0 });
    expect(rollout.waves.map(({ size, succeeded }) => [size, succeeded])).toEqual(Array(4).fill([3, 3]));
    const bots = await stage.bots();
    expect(new Set([...bots.values()].map(({ image }) => image)).size).toBe(1);
    for (const bot of bots.values()) expect(bot).toMatchObject({ status: 'RUNNING', health: 'ok' });
    const [first] = bots.values();
    const { body } = await stage.admin.get(`/api/admin/instances?search=${first!.instanceId}`).expect(200);
    expect((body as { items: object[] }).items).toEqual([expect.objectContaining({ version: '2.0.0' })]);
  }, 400_000);
});
