import { createHash } from 'node:crypto';
import { isUuid } from '@moorage/kernel';

/** Whom a container, network or volume belongs to. All three become labels on it. */
export interface ResourceOwner {
  /** This Moorage installation; several may share one engine without touching each other's resources. */
  readonly installationId: string;
  readonly instanceId: string;
  readonly orgId: string;
}

/** The labels every resource of Moorage carries. */
export const ownershipLabels = {
  installation: 'moorage.installation',
  instance: 'moorage.instance',
  org: 'moorage.org',
} as const;

export function labelsOf(owner: ResourceOwner): Record<string, string> {
  return {
    [ownershipLabels.installation]: owner.installationId,
    [ownershipLabels.instance]: owner.instanceId,
    [ownershipLabels.org]: owner.orgId,
  };
}

/** Reads the labels back; `undefined` for a resource that Moorage didn't make. */
export function ownerOf(labels: Readonly<Record<string, string | undefined>> | undefined): ResourceOwner | undefined {
  const installationId = labels?.[ownershipLabels.installation];
  const instanceId = labels?.[ownershipLabels.instance];
  const orgId = labels?.[ownershipLabels.org];
  return installationId && instanceId && orgId ? { installationId, instanceId, orgId } : undefined;
}

/**
 * The names of one instance's resources. They derive from its id alone, never from what people typed, so that no name is
 * ever used again for another tenant. The whole id is in them: the front of a UUIDv7 is a time, which two instances share.
 */
export class ResourceNames {
  private readonly stem: string;

  /** `instanceId` is a UUID; anything else is a bug of the caller and throws. */
  constructor(instanceId: string) {
    if (!isUuid(instanceId)) throw new Error(`"${instanceId}" is not an instance id`);
    this.stem = `moorage-${instanceId.replaceAll('-', '').toLowerCase()}`;
  }

  get container(): string {
    return this.stem;
  }

  get network(): string {
    return this.stem;
  }

  /**
   * The volume at a mount path. A rollback restores into fresh volumes and never over the old ones; the generation, counted
   * from 1, tells them apart.
   */
  volume(mountPath: string, generation = 1): string {
    return `${this.stem}-${partOfPath(mountPath)}-${generation}`;
  }
}

/** A plain path such as `/data` stays readable; any other is hashed, since `/a/b` and `/a-b` must not meet. */
function partOfPath(path: string): string {
  const plain = /^\/([a-z0-9]{1,32})$/.exec(path)?.[1];
  return plain ?? `x-${createHash('sha256').update(path).digest('hex').slice(0, 16)}`;
}

/**
 * Names go into the engine's URLs and, in the process runtime, into paths. Ours can't do harm there; this makes sure that it
 * is one of ours. Throws a plain Error: anything else is a bug of the caller.
 */
export function assertResourceName(name: string): void {
  if (!/^[a-z0-9][a-z0-9-]{0,120}$/.test(name)) throw new Error(`"${name}" is not a resource name`);
}
