import { NoticeRequested } from '@moorage/contracts';
import { orgId } from '../testing/fleet-world.ts';
import { UpdateWorld } from '../testing/update-world.ts';

describe('the notices of an update', () => {
  it('tell owners and admins what a new version brings, once it runs', async () => {
    const world = await UpdateWorld.withARunningBot();
    const update = await world.update(await world.aRelease());
    expect(world.publisher.of(NoticeRequested)).toEqual([
      {
        key: `instance.updated:${update.id}`,
        kind: 'instance.updated',
        orgId,
        to: { roles: ['OWNER', 'ADMIN'] },
        data: { version: '2.0.0', changes: [{ title: 'New', items: ['More.'] }], more: 0 },
      },
    ]);
  });

  it('say nothing where the bot went back: its page tells why, and another try may follow', async () => {
    const world = await UpdateWorld.withARunningBot();
    const release = await world.aRelease();
    world.health.illImages.add(release.reference);
    expect(await world.update(release)).toMatchObject({ status: 'FAILED' });
    expect(world.publisher.of(NoticeRequested)).toEqual([]);
  });
});
