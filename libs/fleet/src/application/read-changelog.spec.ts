import { Logger } from '@nestjs/common';
import { DomainError, LiveUpdates, changelogPath, longestChangelogBytes } from '@moorage/kernel';
import { ImmediateUnitOfWork } from '@moorage/kernel/testing';
import { UpdateWorld } from '../testing/update-world.ts';
import { ReadChangelogHandler } from './read-changelog.ts';

beforeAll(() => Logger.overrideLogger(false));

const good = JSON.stringify({ version: '2.0.0', date: '2026-03-01', sections: [{ title: 'New', items: ['Sails.'] }] });

/** A release whose image has this file for a changelog; undefined: it has none. */
async function aReleaseWith(changelog: string | undefined, version = '2.0.0') {
  const world = await UpdateWorld.withARunningBot();
  const release = await world.aRelease(`with ${changelog?.slice(0, 200) ?? 'none'}`, '2.0.0');
  world.runtime.addImage('moorage/bot:stable', {
    content: `with ${changelog?.slice(0, 200) ?? 'none'}`,
    version,
    onlyInRegistry: true,
    ...(changelog !== undefined && { files: { [changelogPath]: changelog } }),
  });
  const { releases, runtime, broadcast, systemEvents } = world;
  const handler = new ReadChangelogHandler(
    releases,
    runtime,
    new LiveUpdates(broadcast),
    new ImmediateUnitOfWork(),
    systemEvents,
  );
  return { world, release, read: () => handler.handle({ releaseId: release.id }) };
}

describe('the changelog of a release', () => {
  it('is read once', async () => {
    const { world, release, read } = await aReleaseWith(good);
    await read();
    await read();
    expect(await world.releases.find(release.id)).toMatchObject({ version: '2.0.0', changelogProblem: null });
    expect(world.runtime.calls.filter((call) => call.startsWith('readFileFromImage'))).toHaveLength(1);
    expect(world.systemEvents.reported).toEqual([]);
  });

  it.each<[string, string | undefined, string]>([
    ['is missing', undefined, `has no ${changelogPath}`],
    ['is no JSON', '<!doctype html>', 'not JSON'],
    ['has another shape', '[{"version":"1"}]', 'not a JSON object'],
    ['has other types', '{"version":2,"date":0,"sections":"x"}', '"version"'],
    ['holds what no database takes', good.replace('Sails.', '\\u0000'), 'sections[0].items'],
    ['holds half a character', good.replace('Sails.', '\\ud83d'), 'sections[0].items'],
    ['is an archive', ' '.repeat(longestChangelogBytes + 1), 'larger than 256 KiB'],
  ])('that %s is no reason not to update, and is told to the engineers once', async (_, changelog, problem) => {
    const { world, release, read } = await aReleaseWith(changelog);
    await read();
    expect(await world.releases.find(release.id)).toMatchObject({ changelog: null, version: '2.0.0' });
    expect((await world.releases.find(release.id))?.changelogProblem).toContain(problem);
    expect((await world.update(release)).status).toBe('SUCCEEDED');
    expect(world.systemEvents.reported).toEqual([
      {
        source: 'job',
        error: expect.objectContaining({ message: expect.stringContaining(problem) as string }),
        context: { releaseId: release.id },
      },
    ]);
  });

  it('that can not be read at all is no reason either', async () => {
    const { world, release } = await aReleaseWith(good);
    world.onCall((call) => {
      if (call === 'readFileFromImage') throw new DomainError('RUNTIME.FAILED', {}, 'The layer is damaged.');
    });
    expect((await world.update(release)).status).toBe('SUCCEEDED');
  });
});
