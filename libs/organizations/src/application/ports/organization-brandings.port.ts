import type { Logo } from '../../domain/logo.ts';

export interface Branding {
  /** As chosen: `#0f6380`. */
  readonly color: string | null;
  readonly logoHash: string | null;
}

/** Keeps colours and logos. Writes join the ambient transaction. */
export abstract class OrganizationBrandings {
  abstract find(orgId: string): Promise<Branding>;
  abstract saveColor(orgId: string, color: string | null): Promise<void>;
  abstract saveLogo(orgId: string, logo: Logo): Promise<void>;
  abstract removeLogo(orgId: string): Promise<void>;
  /** The picture, to whoever knows its hash; undefined where the organisation has no logo, or another one. */
  abstract findLogo(orgId: string, hash: string): Promise<Buffer | undefined>;
}
