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

  /** What keeps the image before an update from being cleared away. */
  get keptImage(): string {
    return `${this.stem}-kept-image`;
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

/**
 * `/data` becomes `data`; every byte other than a letter or digit becomes a hyphen and its two hexadecimal digits, so that
 * no two paths (`/a/b` and `/a-b`) ever share a volume.
 */
function partOfPath(path: string): string {
  const bytes = [...new TextEncoder().encode(path.replace(/^\//, ''))];
  const part = bytes.map((byte) => plainByte(byte) ?? `-${byte.toString(16).padStart(2, '0')}`).join('');
  if (!path.startsWith('/') || part === '' || part.length > 60) throw new Error(`"${path}" can't be a mount path`);
  return part;
}

function plainByte(byte: number): string | undefined {
  const character = String.fromCharCode(byte);
  return /[a-z0-9]/.test(character) ? character : undefined;
}

/**
 * Names go into the engine's URLs and, in the process runtime, into paths. Ours can't do harm there; this makes sure that it
 * is one of ours. Throws a plain Error: anything else is a bug of the caller.
 */
export function assertResourceName(name: string): void {
  if (!/^[a-z0-9][a-z0-9-]{0,120}$/.test(name)) throw new Error(`"${name}" is not a resource name`);
}
