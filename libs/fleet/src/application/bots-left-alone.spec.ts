import { Logger } from '@nestjs/common';
import { BotUpdateFailed } from '@moorage/contracts';
import { DomainError } from '@moorage/kernel';
import { UpdateWorld } from '../testing/update-world.ts';

beforeAll(() => Logger.overrideLogger(false));

describe('an update that has what it needs no longer, or not yet,', () => {
  it('is not begun where one sees that there is no room: the bot is not even asked to come to an end', async () => {
    const world = await UpdateWorld.withARunningBot();
    world.snapshots.hasNoRoom = true;
    const release = await world.aRelease();
    expect(await world.update(release)).toMatchObject({
      status: 'FAILED',
      reason: 'There is not enough room for a snapshot of the data.',
      evidence: null,
    });
    expect(world.runtime.calls.filter((call) => call.startsWith('stopContainer'))).toEqual([]);
    expect(world.drain.asked.filter((call) => call.startsWith('begin'))).toEqual([]);
    expect((await world.releases.find(release.id))?.quarantine).toBeNull();
    expect(world.publisher.of(BotUpdateFailed)).toMatchObject([{ outcome: 'untouched' }]);
  });

  it('and fails in a way that nobody foresaw is told to the engineers, and to nobody else', async () => {
    const world = await UpdateWorld.withARunningBot();
    world.onCall((call) => {
      if (call === 'pullImage') throw new TypeError('secret of the host');
    });
    const release = await world.aRelease();
    const update = await world.update(release);
    expect(update).toMatchObject({ status: 'FAILED', reason: 'Something went wrong on our side.' });
    expect(world.systemEvents.reported[0]).toEqual({
      source: 'saga',
      error: expect.any(TypeError) as TypeError,
      context: { step: 'pull', botUpdateId: update.id, instanceId: update.instanceId, orgId: update.orgId },
    });
  });

  it('that can not be pulled is tried again as often as was asked for, and the bot runs on', async () => {
    const world = await UpdateWorld.withARunningBot();
    const release = await world.aRelease();
    let pulls = 0;
    world.onCall((call) => {
      // Each update tries four times.
      if (call === 'pullImage' && (pulls += 1) <= 9) throw new DomainError('RUNTIME.FAILED', {}, 'It broke off.');
    });
    await world.request(release, 3);
    await world.settle();
    const { id } = await world.instance();
    expect((await world.updates.listForInstance(id, 10)).map(({ status }) => status)).toEqual([
      'SUCCEEDED',
      'FAILED',
      'FAILED',
    ]);
    expect(world.publisher.of(BotUpdateFailed)).toMatchObject([
      { outcome: 'untouched', willRetry: true },
      { outcome: 'untouched', willRetry: true },
    ]);
    expect((await world.releases.find(release.id))?.quarantine).toBeNull();
  });

  it('pulls once more what an engine was told to clear away after it was pulled', async () => {
    const world = await UpdateWorld.withARunningBot();
    const release = await world.aRelease();
    let cleared = 0;
    world.onCall((call) => {
      // Right before the new container is made, too, once.
      if (call === 'archiveVolume' || (call === 'removeContainer' && (cleared += 1) === 1))
        world.runtime.forgetUnusedImages();
    });
    expect((await world.update(release)).status).toBe('SUCCEEDED');
    expect(cleared).toBe(1);
  });
});
