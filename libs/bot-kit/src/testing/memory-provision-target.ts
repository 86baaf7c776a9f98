import { user } from '../access/access.ts';
import { AccessService, type PlatformRole } from '../access/access-service.ts';
import { MemoryAccessStore } from '../access/memory-access-store.ts';
import type {
  AddMemberRequest,
  ChangeRoleRequest,
  EraseMemberRequest,
  ProvisionCompanyRequest,
  ProvisionedMember,
  RemoveMemberRequest,
} from '../provision/protocol.ts';
import { type ProvisionTarget, UnknownCompany } from '../provision/provision-target.port.ts';

interface Person {
  name: string;
  email: string;
}

interface Company {
  readonly id: string;
  readonly people: Map<string, Person>;
  readonly roles: Map<string, PlatformRole>;
}

/** The smallest bot that keeps the provision protocol, in memory: for tests, and an example for bot authors. */
export class MemoryProvisionTarget implements ProvisionTarget {
  readonly managed = true;
  readonly access = new AccessService(new MemoryAccessStore());
  private readonly companies = new Map<string, Company>();
  private readonly removed = new Set<string>();

  async provisionCompany({ tenantId, adminUser }: ProvisionCompanyRequest) {
    const existing = [...this.companies.values()].find(({ id }) => id.endsWith(`:${tenantId}`));
    const company = existing ?? {
      id: `company-${this.companies.size + this.removed.size + 1}:${tenantId}`,
      people: new Map(),
      roles: new Map(),
    };
    if (!existing) {
      this.companies.set(company.id, company);
      await this.addMember({ companyId: company.id, user: adminUser, role: 'owner' });
    }
    return { created: !existing, tenantEntityId: company.id, adminUserId: adminUser.id };
  }

  async removeCompany(tenantEntityId: string): Promise<void> {
    if (this.removed.has(tenantEntityId)) return;
    this.company(tenantEntityId);
    await this.access.removeCompany(tenantEntityId);
    this.companies.delete(tenantEntityId);
    this.removed.add(tenantEntityId);
  }

  async addMember({ companyId, user: { id, name, email }, role }: AddMemberRequest): Promise<void> {
    const company = this.company(companyId);
    await this.access.admitFromPlatform(companyId, id, role);
    company.people.set(id, { name: name ?? email, email });
    company.roles.set(id, role);
  }

  async removeMember({ companyId, userId }: RemoveMemberRequest): Promise<void> {
    this.company(companyId);
    await this.access.removeMember(companyId, user(userId));
  }

  async changeRole({ companyId, userId, role }: ChangeRoleRequest): Promise<void> {
    const company = this.company(companyId);
    await this.access.changeRoleFromPlatform(companyId, userId, role);
    company.roles.set(userId, role);
  }

  async listMembers(companyId: string): Promise<ProvisionedMember[]> {
    const company = this.company(companyId);
    return (await this.access.listMemberships(companyId)).map(({ principal: { id }, status }) => ({
      userId: id,
      role: company.roles.get(id) ?? 'member',
      status,
    }));
  }

  async eraseMember({ companyId, userId, pseudonym }: EraseMemberRequest): Promise<void> {
    const person = this.company(companyId).people.get(userId);
    if (person) Object.assign(person, { name: pseudonym, email: '' });
  }

  /** The company of a tenant and the people in it, for the bot's own pages. */
  companyOf(tenantId: string): Company | undefined {
    return [...this.companies.values()].find(({ id }) => id.endsWith(`:${tenantId}`));
  }

  private company(id: string): Company {
    const company = this.companies.get(id);
    if (!company) throw new UnknownCompany();
    return company;
  }
}
