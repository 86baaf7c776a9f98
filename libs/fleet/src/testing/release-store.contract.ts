import { RandomIds, type UnitOfWork } from '@moorage/kernel';
import { FixedClock } from '@moorage/kernel/testing';
import type { ReleaseStore } from '../application/ports/release-store.port.ts';

export interface ReleaseStoreWorld {
  readonly releases: ReleaseStore;
  readonly unitOfWork: UnitOfWork;
  /** An instance of a new org that follows this image. */
  anInstance(image: string): Promise<{ botAppId: string }>;
  close(): Promise<void>;
}

/** Every adapter of {@link ReleaseStore} passes this suite. */
export function describeReleaseStore(adapter: string, open: () => Promise<ReleaseStoreWorld>): void {
  describe(`${adapter} as ReleaseStore`, () => {
    const clock = new FixedClock();
    const ids = new RandomIds(clock);
    let world: ReleaseStoreWorld;
    let images = 0;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());

    const at = (seconds: number): Date => new Date(clock.now().getTime() + seconds * 1_000);
    const write = <T>(work: (releases: ReleaseStore) => Promise<T>): Promise<T> =>
      world.unitOfWork.run(() => work(world.releases));
    const digestOf = (character: string): string => `sha256:${character.repeat(64)}`;
    const claim = (now: Date, until = new Date(now.getTime() + 60_000)) =>
      write(async (releases) => {
        await releases.followNewImages(now);
        return releases.claimDue(now, until, 100);
      });
    /** An image that one instance follows and that nobody has looked at. */
    async function anImage() {
      const name = `ghcr.io/acme/bot-${(images += 1)}`;
      const image = `${name}:stable`;
      return { name, image, ...(await world.anInstance(image)) };
    }
    const put = (botAppId: string, name: string, digest = digestOf('a')) =>
      write((releases) =>
        releases.put({ id: ids.uuid(), botAppId, digest, reference: `${name}@${digest}`, detectedAt: clock.now() }),
      );
    const mine = (claimed: readonly { image: string }[], image: string) =>
      claimed.filter((followed) => followed.image === image);

    it('looks at an image once, however many follow it, and not at one by digest', async () => {
      const { image, name } = await anImage();
      await world.anInstance(image);
      await world.anInstance(`${name}@${digestOf('a')}`);
      const claimed = await claim(clock.now());
      expect(claimed.filter(({ image: each }) => each.startsWith(name))).toEqual([
        expect.objectContaining({ image, digest: null, failures: 0 }),
      ]);
    });

    it('hands a due image to one caller until the lease ends', async () => {
      const { image } = await anImage();
      expect(mine(await claim(clock.now(), at(60)), image)).toHaveLength(1);
      expect(mine(await claim(at(59)), image)).toHaveLength(0);
      expect(mine(await claim(at(60)), image)).toHaveLength(1);
    });

    it('is handed out to one of two who ask at once', async () => {
      const { image } = await anImage();
      await write((releases) => releases.followNewImages(clock.now()));
      const both = await Promise.all([claim(clock.now(), at(60)), claim(clock.now(), at(60))]);
      expect(mine(both.flat(), image)).toHaveLength(1);
    });

    it('looks again when it is time, after a look that worked and after one that failed', async () => {
      const { image, name, botAppId } = await anImage();
      await claim(clock.now());
      const { release } = await put(botAppId, name);
      await write((releases) =>
        releases.sawDigest(image, { releaseId: release.id, digest: release.digest, at: at(0), nextAt: at(300) }),
      );
      expect(await world.releases.newestOf(image)).toEqual(release);
      expect(mine(await claim(at(299)), image)).toHaveLength(0);
      expect(mine(await claim(at(300)), image)).toEqual([
        expect.objectContaining({ digest: release.digest, failures: 0 }),
      ]);
      await write((releases) => releases.couldNotLook(image, { error: 'away', nextAt: at(900) }));
      expect(mine(await claim(at(899)), image)).toHaveLength(0);
      expect(mine(await claim(at(900)), image)).toEqual([
        expect.objectContaining({ digest: release.digest, failures: 1 }),
      ]);
    });

    it('knows what is followed', async () => {
      const { image } = await anImage();
      expect(await world.releases.followedImages()).not.toContain(image);
      await claim(clock.now());
      expect((await world.releases.followedImages()).filter((each) => each === image)).toEqual([image]);
    });

    it('looks at all at once where that is asked for', async () => {
      const { image } = await anImage();
      await claim(clock.now());
      await write((releases) => releases.couldNotLook(image, { error: 'away', nextAt: at(9_000) }));
      await write((releases) => releases.lookAtAll(at(10)));
      expect(mine(await claim(at(10)), image)).toHaveLength(1);
    });

    it('looks again where that was asked for during a look, which may have been too early', async () => {
      const { image, name, botAppId } = await anImage();
      const { release } = await put(botAppId, name);
      const seen = { releaseId: release.id, digest: release.digest };
      const ends: ((releases: ReleaseStore, looked: number) => Promise<void>)[] = [
        (releases, looked) => releases.sawDigest(image, { ...seen, at: at(looked), nextAt: at(looked + 300) }),
        (releases, looked) => releases.couldNotLook(image, { error: 'away', nextAt: at(looked + 300) }),
      ];
      let now = 0;
      for (const end of ends) {
        expect(mine(await claim(at(now), at(now + 60)), image)).toHaveLength(1);
        await write((releases) => releases.lookAtAll(at(now + 10)));
        expect(mine(await claim(at(now + 11)), image)).toHaveLength(0);
        await write((releases) => end(releases, now + 12));
        expect(mine(await claim(at(now + 13), at(now + 60)), image)).toHaveLength(1);
        await write((releases) => end(releases, now + 14));
        expect(mine(await claim(at(now + 313)), image)).toHaveLength(0);
        now += 314;
      }
    });

    it('makes one release of a digest, and tells one caller that it is new', async () => {
      const { name, botAppId } = await anImage();
      const outcomes = await Promise.all([put(botAppId, name), put(botAppId, name), put(botAppId, name)]);
      expect(outcomes.filter(({ isNew }) => isNew)).toHaveLength(1);
      expect(new Set(outcomes.map(({ release }) => release.id)).size).toBe(1);
      expect((await put(botAppId, name, digestOf('b'))).isNew).toBe(true);
      expect(outcomes[0]?.release).toMatchObject({
        version: null,
        changelog: null,
        changelogProblem: null,
        quarantine: null,
      });
    });

    it('finds many at once, and leaves out those that are not there', async () => {
      const { name, botAppId } = await anImage();
      const [{ release }, { release: other }] = [await put(botAppId, name), await put(botAppId, name, digestOf('b'))];
      const found = await world.releases.findMany([release.id, other.id, release.id, ids.uuid()]);
      expect(found).toEqual(
        new Map([
          [release.id, release],
          [other.id, other],
        ]),
      );
      expect(await world.releases.findMany([])).toEqual(new Map());
    });

    it('describes a release once', async () => {
      const { name, botAppId } = await anImage();
      const { release } = await put(botAppId, name);
      const changelog = { version: '2.0', date: '2026-01-05', sections: [{ title: 'New', items: ['x'] }] } as const;
      const description = { changelog, changelogProblem: null, version: '2.0' };
      expect(await write((releases) => releases.describe(release.id, description))).toEqual({
        ...release,
        ...description,
      });
      const again = { changelog: null, changelogProblem: 'gone', version: null };
      expect(await write((releases) => releases.describe(release.id, again))).toBeUndefined();
      expect(await world.releases.find(release.id)).toEqual({ ...release, ...description });
    });

    it('sets and lifts a quarantine once each', async () => {
      const { name, botAppId } = await anImage();
      const { release } = await put(botAppId, name);
      const quarantine = { at: clock.now(), reason: 'Rolled back.' };
      expect(await write((releases) => releases.quarantine(release.id, quarantine))).toEqual({
        ...release,
        quarantine,
      });
      expect(
        await write((releases) => releases.quarantine(release.id, { ...quarantine, reason: 'x' })),
      ).toBeUndefined();
      expect(await write((releases) => releases.quarantine(release.id, null))).toEqual(release);
      expect(await write((releases) => releases.quarantine(release.id, null))).toBeUndefined();
      expect(await write((releases) => releases.quarantine(ids.uuid(), quarantine))).toBeUndefined();
    });
  });
}
