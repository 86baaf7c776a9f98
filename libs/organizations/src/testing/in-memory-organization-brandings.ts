import { OrganizationBrandings, type Branding } from '../application/ports/organization-brandings.port.ts';
import type { Logo } from '../domain/logo.ts';

export class InMemoryOrganizationBrandings extends OrganizationBrandings {
  private readonly colors = new Map<string, string | null>();
  private readonly logos = new Map<string, Logo>();

  override find(orgId: string): Promise<Branding> {
    return Promise.resolve({
      color: this.colors.get(orgId) ?? null,
      logoHash: this.logos.get(orgId)?.hash ?? null,
    });
  }

  override saveColor(orgId: string, color: string | null): Promise<void> {
    this.colors.set(orgId, color);
    return Promise.resolve();
  }

  override saveLogo(orgId: string, logo: Logo): Promise<void> {
    this.logos.set(orgId, logo);
    return Promise.resolve();
  }

  override removeLogo(orgId: string): Promise<void> {
    this.logos.delete(orgId);
    return Promise.resolve();
  }

  override findLogo(orgId: string, hash: string): Promise<Buffer | undefined> {
    const logo = this.logos.get(orgId);
    return Promise.resolve(logo?.hash === hash ? logo.png : undefined);
  }
}
