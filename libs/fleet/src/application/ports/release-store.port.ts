import type { Changelog } from '@moorage/kernel';
import type { Release } from '../../domain/release.ts';

/** The tag that instances follow, as far as it is known. */
export interface FollowedImage {
  /** `registry/repository:tag`, as the instances have it. */
  readonly image: string;
  readonly botAppId: string;
  /** What the tag meant when it was last asked; null: never was. */
  readonly digest: string | null;
  /** Failed looks in a row. */
  readonly failures: number;
}

/** Releases, and the tags under which they appear. */
export abstract class ReleaseStore {
  /**
   * Makes sure that each image which an instance follows is looked at; new ones at once. One row serves all instances of an
   * image.
   */
  abstract followNewImages(now: Date): Promise<void>;
  /** Images whose look is due, for this caller alone until `leasedUntil`. */
  abstract claimDue(now: Date, leasedUntil: Date, limit: number): Promise<FollowedImage[]>;
  /**
   * A look that worked: what the tag means, and when to look again: at once where {@link lookAtAll} was asked for meanwhile, for
   * it may have been too early to see why.
   */
  abstract sawDigest(image: string, seen: { releaseId: string; digest: string; at: Date; nextAt: Date }): Promise<void>;
  /** A look that failed. */
  abstract couldNotLook(image: string, failure: { error: string; nextAt: Date }): Promise<void>;
  /** The tags that are looked at. */
  abstract followedImages(): Promise<string[]>;
  /** Makes every followed image due, also one that is being looked at: it is looked at again. */
  abstract lookAtAll(now: Date): Promise<void>;
  /** The release of a digest, made where there is none. `isNew` is true for one caller only. */
  abstract put(release: {
    id: string;
    botAppId: string;
    digest: string;
    reference: string;
    detectedAt: Date;
  }): Promise<{ release: Release; isNew: boolean }>;
  abstract find(releaseId: string): Promise<Release | undefined>;
  /** By id; lists ask once for all of their rows. */
  abstract findMany(releaseIds: readonly string[]): Promise<Map<string, Release>>;
  /** What the tag of an image meant when it was last asked. */
  abstract newestOf(image: string): Promise<Release | undefined>;
  /** Writes down what was found in the image; only the first time. */
  abstract describe(
    releaseId: string,
    description: { changelog: Changelog | null; changelogProblem: string | null; version: string | null },
  ): Promise<Release | undefined>;
  /** Sets or lifts the quarantine. @returns undefined where it is so already, or there is no such release */
  abstract quarantine(releaseId: string, quarantine: { at: Date; reason: string } | null): Promise<Release | undefined>;
}
