import { eventually } from '@moorage/kernel/testing';
import { UpdateStage } from './dsl/update-stage.ts';

/** The reference bot in its builds, on a real engine. */
describe('an update of a bot on Docker', () => {
  let stage: UpdateStage;

  beforeAll(async () => {
    stage = await UpdateStage.open();
  }, 400_000);
  afterAll(() => stage.close());

  const whole = { containers: 1, networks: 1, volumes: 2 };

  it.each([
    ['never-healthy', { healthStatus: 503, healthBody: expect.stringContaining('unhealthy') as string }],
    ['answers-html', { healthStatus: 200, healthBody: expect.stringContaining('<!doctype html>') as string }],
    ['corrupts-and-dies', { logs: expect.arrayContaining(['All is ruined']) as string[] }],
  ])(
    'to a build that %s leads back to the digest and the data that it had, with the evidence',
    async (build, evidence) => {
      const before = await stage.instance();
      const update = await stage.end(await stage.ask(await stage.publish(build)));
      expect(update).toMatchObject({ status: 'FAILED', hasEvidence: true });
      expect(update.after.volumeHash).toBe(update.before.volumeHash);
      expect(await stage.evidence(update.id)).toMatchObject(evidence);
      const after = await stage.instance();
      expect(after).toMatchObject({ status: 'RUNNING', health: 'ok', digest: before.digest, version: before.version });
      // It is in quarantine: nobody is offered it again.
      expect(after.offered).toBeUndefined();
      expect(await stage.dataIsOf()).toEqual([undefined, undefined]);
      expect(await stage.leftovers()).toEqual({ ...whole, image: before.digest });
      expect((await stage.owner.browser().open(stage.botUrl)).text).toContain('Hello, Olive Owner');
    },
    400_000,
  );

  it('to a good build ends there, with data that the build migrated, and all people still known', async () => {
    const releaseId = await stage.publish('good-2');
    const changelog = await eventually(async () => (await stage.instance()).offered?.changelog);
    expect(changelog).toMatchObject({ version: '2.0.0' });
    const update = await stage.end(await stage.ask(releaseId, 60));
    expect(update).toMatchObject({ status: 'SUCCEEDED', hasEvidence: false });
    expect(await stage.instance()).toMatchObject({
      status: 'RUNNING',
      health: 'ok',
      digest: update.after.digest,
      version: '2.0.0',
    });
    expect(await stage.dataIsOf()).toEqual(['good-2', 'good-2']);
    expect(await stage.leftovers()).toEqual({ ...whole, image: update.after.digest });
    expect((await stage.owner.browser().open(stage.botUrl)).text).toContain('Hello, Olive Owner');
  }, 400_000);

  it('can be put off, and is refused for anything but what is offered', async () => {
    const releaseId = await stage.publish('good-3');
    const { id } = await stage.instance();
    await stage.owner.post(`/api/instances/${id}/updates/later`, { releaseId }).expect(204);
    expect((await stage.instance()).offered).toMatchObject({ releaseId, isDismissed: true });
    const other = '00000000-0000-7000-8000-000000000000';
    const refused = await stage.owner.post(`/api/instances/${id}/updates`, { releaseId: other }).expect(409);
    expect(refused.body).toMatchObject({ code: 'RELEASE.NOT_OFFERED' });
  });
});
