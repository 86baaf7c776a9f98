import type { Changelog } from '@moorage/kernel';

/** An image's digest that a channel showed, with what its maintainers say of it. */
export interface Release {
  readonly id: string;
  readonly botAppId: string;
  readonly digest: string;
  /** `registry/repository@sha256:…`. */
  readonly reference: string;
  /** From the changelog, else the image's label; null until either was read, or where there is neither. */
  readonly version: string | null;
  readonly changelog: Changelog | null;
  /** Why there is no changelog, for its maintainers; null while there is one, or nobody has looked. */
  readonly changelogProblem: string | null;
  readonly detectedAt: Date;
  /** Set once it was rolled back: no automatic rollout offers it until an admin lifts that. */
  readonly quarantine: Quarantine | null;
}

export interface Quarantine {
  readonly at: Date;
  /** For admins: what went wrong, or why one of them did it. */
  readonly reason: string;
}
