import { ReleaseStore, type FollowedImage } from '../application/ports/release-store.port.ts';
import type { Release } from '../domain/release.ts';

interface Followed extends FollowedImage {
  readonly releaseId: string | null;
  readonly nextAt: Date;
  readonly leasedUntil: Date | null;
}

/** @param inUse the images that instances follow now, and the bot app of each */
export class InMemoryReleaseStore extends ReleaseStore {
  private readonly releases = new Map<string, Release>();
  private readonly followed = new Map<string, Followed>();

  constructor(private readonly inUse: () => ReadonlyMap<string, string>) {
    super();
  }

  override followNewImages(now: Date): Promise<void> {
    for (const [image, botAppId] of this.inUse()) {
      if (this.followed.has(image) || image.includes('@')) continue;
      this.followed.set(image, {
        image,
        botAppId,
        digest: null,
        failures: 0,
        releaseId: null,
        nextAt: now,
        leasedUntil: null,
      });
    }
    return Promise.resolve();
  }

  override claimDue(now: Date, leasedUntil: Date, limit: number): Promise<FollowedImage[]> {
    const due = [...this.followed.values()]
      .filter(
        (each) =>
          each.nextAt <= now && (each.leasedUntil === null || each.leasedUntil <= now) && this.inUse().has(each.image),
      )
      .sort((a, b) => a.nextAt.getTime() - b.nextAt.getTime())
      .slice(0, limit);
    for (const each of due) this.followed.set(each.image, { ...each, leasedUntil, nextAt: leasedUntil });
    return Promise.resolve(due.map(({ image, botAppId, digest, failures }) => ({ image, botAppId, digest, failures })));
  }

  override sawDigest(
    image: string,
    { releaseId, digest, nextAt }: Parameters<ReleaseStore['sawDigest']>[1],
  ): Promise<void> {
    this.update(image, {
      releaseId,
      digest,
      nextAt: this.unlessAskedFor(image, nextAt),
      leasedUntil: null,
      failures: 0,
    });
    return Promise.resolve();
  }

  override couldNotLook(image: string, { nextAt }: { error: string; nextAt: Date }): Promise<void> {
    this.update(image, {
      nextAt: this.unlessAskedFor(image, nextAt),
      leasedUntil: null,
      failures: (this.followed.get(image)?.failures ?? 0) + 1,
    });
    return Promise.resolve();
  }

  override followedImages(): Promise<string[]> {
    return Promise.resolve([...this.followed.keys()].sort());
  }

  override lookAtAll(now: Date): Promise<void> {
    for (const image of this.followed.keys()) this.update(image, { nextAt: now });
    return Promise.resolve();
  }

  override put({
    id,
    botAppId,
    digest,
    reference,
    detectedAt,
  }: Parameters<ReleaseStore['put']>[0]): Promise<{ release: Release; isNew: boolean }> {
    const known = [...this.releases.values()].find(
      (release) => release.botAppId === botAppId && release.reference === reference,
    );
    if (known !== undefined) return Promise.resolve({ release: known, isNew: false });
    const release: Release = {
      id,
      botAppId,
      digest,
      reference,
      version: null,
      changelog: null,
      changelogProblem: null,
      detectedAt,
      quarantine: null,
    };
    this.releases.set(id, release);
    return Promise.resolve({ release, isNew: true });
  }

  override find(releaseId: string): Promise<Release | undefined> {
    return Promise.resolve(this.releases.get(releaseId));
  }

  override findMany(releaseIds: readonly string[]): Promise<Map<string, Release>> {
    return Promise.resolve(new Map([...this.releases].filter(([id]) => releaseIds.includes(id))));
  }

  override newestOf(image: string): Promise<Release | undefined> {
    const releaseId = this.followed.get(image)?.releaseId;
    return Promise.resolve(releaseId == null ? undefined : this.releases.get(releaseId));
  }

  override describe(
    releaseId: string,
    description: Parameters<ReleaseStore['describe']>[1],
  ): Promise<Release | undefined> {
    const release = this.releases.get(releaseId);
    if (release === undefined || release.changelog !== null || release.changelogProblem !== null)
      return Promise.resolve(undefined);
    return Promise.resolve(this.keep({ ...release, ...description }));
  }

  override quarantine(
    releaseId: string,
    quarantine: { at: Date; reason: string } | null,
  ): Promise<Release | undefined> {
    const release = this.releases.get(releaseId);
    if (release === undefined || (release.quarantine === null) === (quarantine === null))
      return Promise.resolve(undefined);
    return Promise.resolve(this.keep({ ...release, quarantine }));
  }

  private keep(release: Release): Release {
    this.releases.set(release.id, release);
    return release;
  }

  /** A look that was asked for while there was one is still to come. */
  private unlessAskedFor(image: string, nextAt: Date): Date {
    const followed = this.followed.get(image);
    return followed?.leasedUntil && followed.nextAt < followed.leasedUntil ? followed.nextAt : nextAt;
  }

  private update(image: string, change: Partial<Followed>): void {
    const followed = this.followed.get(image);
    if (followed !== undefined) this.followed.set(image, { ...followed, ...change });
  }
}
