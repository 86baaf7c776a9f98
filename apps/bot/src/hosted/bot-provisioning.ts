import {
  type AccessService,
  type AddMemberRequest,
  type ChangeRoleRequest,
  type EraseMemberRequest,
  type ProvisionCompanyRequest,
  type ProvisionedMember,
  type ProvisionTarget,
  type RemoveMemberRequest,
  type SqliteSession,
  UnknownCompany,
  user,
} from '@moorage/bot-kit';
import type { LiveHub } from '../live/live-hub.ts';
import type { AttachmentFiles } from '../store/attachment-files.ts';
import type { Company, CompanyStore } from '../store/company-store.ts';
import type { IssueStore } from '../store/issue-store.ts';
import type { PeopleStore } from '../store/people-store.ts';
import type { Activity, Note } from '../team/activity.ts';

interface BotProvisioningParts {
  readonly session: SqliteSession;
  readonly access: AccessService;
  readonly activity: Activity;
  readonly companies: CompanyStore;
  readonly people: PeopleStore;
  readonly issues: IssueStore;
  readonly files: AttachmentFiles;
  readonly hub: LiveHub;
}

/** What this bot does when the platform tells it about companies and members. A person's id is the platform's. */
export class BotProvisioning implements ProvisionTarget {
  readonly managed = true;

  constructor(private readonly parts: BotProvisioningParts) {}

  provisionCompany({ tenantId, tenantName, adminUser }: ProvisionCompanyRequest) {
    const { session, activity, companies } = this.parts;
    return session.transaction(async () => {
      const existing = companies.findByTenant(tenantId);
      const company = existing ?? companies.create(tenantName, tenantId);
      if (!existing) {
        const first = { companyId: company.id, user: adminUser, role: 'owner' } as const;
        await activity.perform(company.id, (note) => this.admit(first, note));
      }
      return {
        created: !existing,
        tenantEntityId: company.id,
        tenantSlug: slugOf(company),
        adminUserId: await this.adminUserIdOf(company.id, adminUser.id),
      };
    });
  }

  async removeCompany(tenantEntityId: string): Promise<void> {
    const { session, access, companies, files, hub } = this.parts;
    await session.transaction(async () => {
      if (companies.wasRemoved(tenantEntityId)) return;
      this.company(tenantEntityId);
      await access.removeCompany(tenantEntityId);
      companies.remove(tenantEntityId);
    });
    hub.dropCompany(tenantEntityId);
    await files.removeCompany(tenantEntityId);
  }

  async addMember(request: AddMemberRequest): Promise<void> {
    await this.parts.activity.perform(request.companyId, (note) => this.admit(request, note));
  }

  async removeMember({ companyId, userId }: RemoveMemberRequest): Promise<void> {
    const { access, activity, issues, hub } = this.parts;
    await activity.perform(companyId, async (note) => {
      this.company(companyId);
      if (!(await access.getMembership(companyId, user(userId)))) return;
      await access.removeMember(companyId, user(userId));
      issues.unassignAll(companyId, user(userId));
      note({ actorId: userId, verb: 'member.left' });
    });
    hub.dropMember(companyId, userId);
  }

  async changeRole({ companyId, userId, role }: ChangeRoleRequest): Promise<void> {
    const { session, access, people } = this.parts;
    await session.transaction(async () => {
      this.company(companyId);
      await access.changeRoleFromPlatform(companyId, userId, role);
      people.setPlatformRole(companyId, userId, role);
    });
  }

  listMembers(companyId: string): Promise<ProvisionedMember[]> {
    const { session, access, people } = this.parts;
    return session.transaction(async () => {
      this.company(companyId);
      const known = people.byId(companyId);
      return (await access.listMemberships(companyId))
        .filter(({ principal }) => principal.kind === 'user')
        .map(({ principal: { id }, status }) => ({
          userId: id,
          role: known.get(id)?.platformRole ?? 'member',
          status,
        }));
    });
  }

  /** Name and address are kept in one place, and the feed names people by id; so this reaches all they ever did. */
  async eraseMember({ companyId, userId, pseudonym }: EraseMemberRequest): Promise<void> {
    const { session, people, hub } = this.parts;
    await session.transaction(() => {
      this.company(companyId);
      people.rename(companyId, userId, pseudonym, '');
    });
    hub.publish(companyId, { type: 'people' });
  }

  private async admit({ companyId, user: { id, name, email }, role }: AddMemberRequest, note: Note): Promise<void> {
    const { access, people } = this.parts;
    this.company(companyId);
    const before = await access.getMembership(companyId, user(id));
    await access.admitFromPlatform(companyId, id, role);
    people.put(companyId, { id, name: name ?? email, email, platformRole: role });
    if (before?.status !== 'active') note({ actorId: id, verb: 'member.joined' });
  }

  /** The same answer each time, also where the first admin has left since or the call names another. */
  private async adminUserIdOf(companyId: string, asked: string): Promise<string> {
    const { access, people } = this.parts;
    if (people.find(companyId, asked)) return asked;
    const owner = (await access.listActiveMemberships(companyId)).find(({ role }) => role === 'owner');
    return owner?.principal.id ?? asked;
  }

  private company(id: string): Company {
    const company = this.parts.companies.find(id);
    if (!company) throw new UnknownCompany();
    return company;
  }
}

/** For people to read; the platform addresses a company by its id. */
function slugOf({ name }: Company): string {
  const ascii = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return ascii.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') || 'company';
}
